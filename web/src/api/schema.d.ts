// Made by `npm run types` from api/openapi/.

export interface paths {
    "/api/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was told what not everybody may know: where a sensitive place is, how to reach a person */
        get: operations["getAccessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposalId}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: components["parameters"]["proposalId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How to reach whoever proposed, for those responsible
         * @description Leaves a note that administrators read.
         */
        post: operations["getProposalContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{reportId}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How to reach whoever reported, for those responsible
         * @description Leaves a note that administrators read.
         */
        post: operations["getReportContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account */
        get: operations["getOwnAccount"];
        put?: never;
        post?: never;
        /**
         * Delete one's account for good
         * @description Whoever asks must have signed in within the last 15 minutes; else the problem has an error of the field `session`. What was never
         *     public goes too; what is public stays, and nothing tells any more whose it was. A conflict names what somebody else must take over first:
         *     an error of the field `organisation` for each one without another admin, of `role` for the last administrator.
         */
        delete: operations["deleteOwnAccount"];
        options?: never;
        head?: never;
        /** Change one's name or language */
        patch: operations["updateOwnAccount"];
        trace?: never;
    };
    "/api/account/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is kept of oneself, as a file */
        get: operations["getOwnData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set, change or take away one's password
         * @description The other sessions of the account end. Who has a password must give it.
         */
        put: operations["setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts, for administrators */
        get: operations["getAccounts"];
        put?: never;
        /** Add an account, for administrators */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        /** One account */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change role, name, language, or disable, for administrators */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/calls/{callId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        /**
         * What was handed in, for the keepers and reviewers of the call
         * @description Sealed until the call closes. What of each is told follows from who asks and when.
         */
        get: operations["getCallApplications"];
        put?: never;
        /** Begin to apply */
        post: operations["beginApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has applied for, also for one's organisations */
        get: operations["getOwnApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        /** One application, as far as the asker may see it */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        /** Take an application back until the call closes; a draft is deleted */
        delete: operations["withdrawApplication"];
        options?: never;
        head?: never;
        /** Keep what is applied with (JSON merge patch), until the call closes */
        patch: operations["updateApplication"];
        trace?: never;
    };
    "/api/applications/{applicationId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand an application in */
        post: operations["submitApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a file that answers a question */
        post: operations["addFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: number;
            };
            cookie?: never;
        };
        /** A file, to be saved */
        get: operations["getFile"];
        put?: never;
        post?: never;
        /** Delete a file until the call closes */
        delete: operations["removeFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Keep one's review of an application, or hand it in
         * @description The first says whether there is a conflict of interest; the content is seen after that. What is handed in stays as it is.
         */
        put: operations["saveReview"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Say what becomes of an application; its applicant sees it when the answers are announced */
        put: operations["decideApplication"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/project": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a selected application a project, with its places */
        post: operations["makeProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a change of what was awarded */
        post: operations["askChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes/{changeId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept or decline a change */
        post: operations["answerChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /** What staff note of a proposal, for staff only */
        get: operations["getAssessments"];
        put?: never;
        /** Note something of a proposal for other staff */
        post: operations["addAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open calls
         * @description With a stretch of river those whose brief has a stretch that meets it, or names a place on it.
         */
        get: operations["getCalls"];
        put?: never;
        /** Draft a call */
        post: operations["createCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        /** One call */
        get: operations["getCall"];
        put?: never;
        post?: never;
        /** Delete a draft */
        delete: operations["deleteCall"];
        options?: never;
        head?: never;
        /**
         * Change a call (JSON merge patch); its organisation stays
         * @description Once somebody has begun to apply, brief, form and criteria stay, and the deadline can only be moved to later.
         */
        patch: operations["updateCall"];
        trace?: never;
    };
    "/api/calls/{callId}/state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a call, cancel it, or announce its answers
         * @description Closed means that the answers are given: applicants see them, and are written to, at the moment of decision that was promised, or now. Every application must be decided on.
         */
        post: operations["moveCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a draft of a call, a year or more later */
        post: operations["copyCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/fit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a site fits the brief of a call */
        post: operations["checkSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        /** Who reviews, for the keepers of the call */
        get: operations["getReviewers"];
        put?: never;
        /** Name a reviewer by the address of an account */
        post: operations["addReviewer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/reviewers/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take out a reviewer none of whose reviews is in */
        delete: operations["removeReviewer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites of unsuccessful applications, without names, where the applicants agreed */
        get: operations["getOpportunities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /**
         * What people found at a place, and when
         * @description A check counts for as long as the site says for places of its kind. Without an account, checks are made by /api/suggestions.
         */
        get: operations["getChecks"];
        put?: never;
        /**
         * Say whether a place is still here, and whether one gets in without steps
         * @description Published at once as comments are, else it waits for a moderator. Enough people who say that a place is gone, or one who is responsible for it, have it reported gone. Nothing else of the place changes by a check.
         */
        post: operations["addCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks of all places that wait for a moderator, or that differ from what their places say */
        get: operations["getCheckQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/{checkId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one's own check back */
        delete: operations["withdrawCheck"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/{checkId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish or refuse a check */
        post: operations["decideCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/{checkId}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one's refused check looked at again, once */
        post: operations["appealCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/{checkId}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over what a check says of steps, or leave the place as it is */
        post: operations["settleCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /**
         * What people say about a place
         * @description Threads, the newest first, each followed by its answers. Who wrote a comment sees it before it is published, and after it was refused. A comment that is gone but has answers is there without its text.
         */
        get: operations["getComments"];
        put?: never;
        /**
         * Say something about a place, or answer
         * @description Published at once when staff, an organisation, or somebody says it of whom three comments were published and none refused lately; else, and with links, it waits for a moderator.
         */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one's own comment back */
        delete: operations["withdrawComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{commentId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish or refuse a comment */
        post: operations["decideComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{commentId}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one's refused comment looked at again, once */
        post: operations["appealComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/comments/{commentId}/flag": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell moderators of a comment */
        post: operations["flagComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that one has sent in, with what has become of it, the newest first
         * @description Proposals, comments, photos, edits, checks and reports, of every state. What one took back of comments, checks and reports is gone.
         */
        get: operations["getContributions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /** One's own edits of a place, the newest first */
        get: operations["getEdits"];
        put?: never;
        /**
         * Change a published place that one has proposed, or works at
         * @description Made at once for who is trusted, as comments are; else it waits for a moderator, and the public goes on seeing the place as it is. An earlier one that still waits is replaced. Where the place stands on its three lines is changed by steps alone.
         */
        post: operations["addEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/edits/{editId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                editId: components["parameters"]["editId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one's own edit back, while it waits */
        delete: operations["withdrawEdit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/edits/{editId}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                editId: components["parameters"]["editId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one's refused edit looked at again, once */
        post: operations["appealEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is on, by start
         * @description Occurrences: each time that an event happens. What goes on already at the beginning comes first. What is cancelled is there as cancelled. Events at places that you may not see are left out.
         */
        get: operations["getEvents"];
        put?: never;
        /**
         * Announce an event
         * @description In the name of an organisation, or of a project; staff may for the city.
         */
        post: operations["createEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is on, for calendar programs (RFC 5545)
         * @description Any filter of the list. Without a time it is all from a month ago on, for a year; 1000 events at most.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{eventId}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: components["parameters"]["eventId"];
            };
            cookie?: never;
        };
        /** One event, for calendar programs */
        get: operations["getEventCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: components["parameters"]["eventId"];
            };
            cookie?: never;
        };
        /** One event */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        /** Remove a draft; what is published is cancelled instead */
        delete: operations["deleteEvent"];
        options?: never;
        head?: never;
        /** Change an event, or cancel it (JSON merge patch) */
        patch: operations["updateEvent"];
        trace?: never;
    };
    "/api/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All collections */
        get: operations["getCollections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /** One collection */
        get: operations["getCollection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /** The properties of the features of a collection (Part 5) */
        get: operations["getSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /** What may stand in a filter of a collection (Part 3) */
        get: operations["getQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /** What a list of a collection may be ordered by */
        get: operations["getSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/describedby": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /** The JSON Schema of a GeoJSON feature of a collection */
        get: operations["getDescribedby"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /**
         * All features that match in one file
         * @description Takes the filters of the list of features, and no paging. Two downloads are sent at a time; the next one waits some seconds, and is then told
         *     when to come again.
         */
        get: operations["downloadItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /**
         * A page of features
         * @description The filters of places do not apply to projects, neighbourhoods and rivers and are refused there. Every plain queryable of
         *     the collection is a parameter too, and asks for that very value.
         */
        get: operations["getItems"];
        put?: never;
        /**
         * Create a place
         * @description Only in the collections of places; the kind follows from the collection where that has one.
         *     A repeated create with the same property `uuid` gives the same place again.
         */
        post: operations["createItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        /** One feature */
        get: operations["getItem"];
        /**
         * Replace a place
         * @description Writable properties that are missing in the body are emptied.
         */
        put: operations["replaceItem"];
        post?: never;
        /**
         * Delete a place
         * @description It is archived; its revisions stay.
         */
        delete: operations["deleteItem"];
        options?: never;
        head?: never;
        /**
         * Change some properties or the geometry of a place
         * @description JSON merge patch (RFC 7396) of the GeoJSON feature; null empties a property.
         */
        patch: operations["updateItem"];
        trace?: never;
    };
    "/api/collections/{collectionId}/items/{featureId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        /** The history of a place, the newest revision first */
        get: operations["getRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has happened at public places within the last year, the newest first
         * @description New places and proposals, steps on the lines of decisions and of life, and comments. With f=atom a feed (RFC 4287) for any reader of feeds.
         */
        get: operations["getActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one follows */
        get: operations["getFollows"];
        put?: never;
        /**
         * Follow a place, a project, a neighbourhood, a stretch of river, or any filter
         * @description The same watch again takes the new title and rhythm.
         */
        post: operations["addFollow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/follows/{followId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                followId: components["parameters"]["followId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Follow it no more */
        delete: operations["removeFollow"];
        options?: never;
        head?: never;
        /** Change how often one is told */
        patch: operations["updateFollow"];
        trace?: never;
    };
    "/api/unsubscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the letters about what one follows, by the token in one of them (RFC 8058) */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers derived from the records, and, apart from them, what partners have reported */
        get: operations["getImpact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/impact/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records behind a derived number, the newest first */
        get: operations["getImpactRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/impact/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Some of the newest public photos of the places that are meant */
        get: operations["getImpactPhotos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What partners report numbers of, said in words */
        get: operations["getIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /** One indicator */
        get: operations["getIndicator"];
        /** Define or change an indicator */
        put: operations["saveIndicator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What partners have reported, the latest period first */
        get: operations["getObservations"];
        put?: never;
        /** Report a number in the name of an organisation */
        post: operations["addObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/observations/{observationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                observationId: components["parameters"]["observationId"];
            };
            cookie?: never;
        };
        /** One observation */
        get: operations["getObservation"];
        put?: never;
        post?: never;
        /** Take an observation back */
        delete: operations["deleteObservation"];
        options?: never;
        head?: never;
        /** Change what is reported (JSON merge patch); it has to be confirmed anew */
        patch: operations["updateObservation"];
        trace?: never;
    };
    "/api/observations/{observationId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                observationId: components["parameters"]["observationId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Say that the evidence was seen; nobody confirms what they or their organisation reported */
        put: operations["confirmObservation"];
        post?: never;
        /** Take a confirmation back */
        delete: operations["unconfirmObservation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The landing page of the API */
        get: operations["getLandingPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conformance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requirement classes this API holds to */
        get: operations["getConformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description As it is served, each collection has its paths in full, with its own parameters.
         */
        get: operations["getDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest outgoing letters, for administrators
         * @description Without a mail server this is where letters can be read.
         */
        get: operations["getMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/{mailId}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailId: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a letter that the mail server did not take, for administrators */
        post: operations["sendMailAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that waits for a moderator, the oldest first
         * @description What lies outside of the areas and programmes that the asker is responsible for, and what is their own, is not theirs to decide and left out.
         */
        get: operations["getWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of each pile waits */
        get: operations["countWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on one thing or on many, with one reason
         * @description Each is decided by itself: what cannot be stops no other, and its problem is told beside it. When somebody else came first that is 409 with who decided what. Within 20 seconds one's own decision on a comment or a photo can be taken back ("waiting"); the letter to its author goes after that.
         */
        post: operations["judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/trust": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take trust from an account by hand, or give it back
         * @description What an account without trust sends in waits for a moderator. Its owner is told, and every change is kept.
         */
        post: operations["changeTrust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations by name */
        get: operations["getOrganisations"];
        put?: never;
        /** Add an organisation */
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /** One organisation */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an organisation (JSON merge patch) */
        patch: operations["updateOrganisation"];
        trace?: never;
    };
    "/api/organisations/{slug}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Send a logo in, in the place of the one there is
         * @description A JPEG, PNG or WebP of up to 20 MB; no SVG, which can hold programs. Taken as photos are: the picture is kept as a JPEG on white, 480 pixels at most, and everything else that its file says is thrown away.
         */
        put: operations["setLogo"];
        post?: never;
        /** Take the logo away */
        delete: operations["removeLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/logo/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
                /** @description That of the logo */
                key: string;
            };
            cookie?: never;
        };
        /**
         * The picture of a logo
         * @description It never changes; a new picture has a new key.
         */
        get: operations["getLogo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/seal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an authority vouches for an organisation
         * @description For planners and administrators who do not belong to it. An organisation has one seal at a time.
         */
        post: operations["giveSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/seal/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the seal back */
        post: operations["withdrawSeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/seals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /** All seals that an organisation was ever given, for its members and staff */
        get: operations["getSeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /**
         * How an organisation is reached, as far as it is for who asks
         * @description Nobody and residents are told what is for everyone, members of any organisation also what is for partners, its own members all. An API token is told what is for everyone. Staff are told how many others there are, and ask for them.
         */
        get: operations["getContacts"];
        /** Put contacts in the place of all that there are */
        put: operations["setContacts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/contacts/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * All contacts, for staff
         * @description Leaves a note that administrators read.
         */
        post: operations["discloseContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /** The people of an organisation, for its admins */
        get: operations["getMembers"];
        put?: never;
        /** Add a person by e-mail address, or change their role */
        post: operations["setMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/members/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a person out of an organisation */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /**
         * The photos of a place, the oldest first
         * @description What is not published is shown to who sent it in, and to staff.
         */
        get: operations["getPlacePhotos"];
        put?: never;
        /**
         * Send in a photo of a place
         * @description A JPEG, PNG or WebP that does not move, 20 MB and 50 million pixels at most. It is turned upright and encoded anew as JPEG; everything else that its file says, such as where it was taken and by whom, is thrown away, and the file itself is never kept. Photos of staff and of organisations are published at once, others when a moderator has seen them.
         */
        post: operations["addPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photos/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a picture says of where and when it was taken
         * @description Told to who sends it; neither the picture nor what it says is kept. The first megabyte at most, which is enough.
         */
        post: operations["readPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photos/{photoId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        /** What is known of one photo */
        get: operations["getPhoto"];
        put?: never;
        post?: never;
        /**
         * Delete a photo
         * @description Its author may at any time, and moderators.
         */
        delete: operations["deletePhoto"];
        options?: never;
        head?: never;
        /**
         * Change what is said of a photo
         * @description Its author may until it is decided on, moderators always. The licence is its author's to change.
         */
        patch: operations["updatePhoto"];
        trace?: never;
    };
    "/api/photos/{photoId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish or refuse a photo
         * @description Who sent a refused photo reads the reason in a letter. A refused photo is deleted after 30 days.
         */
        post: operations["decidePhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photos/{photoId}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one's refused photo looked at again, once */
        post: operations["appealPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/photos/{photoId}/image/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
                /** @description The longer side in pixels */
                size: 320 | 960 | 1920;
            };
            cookie?: never;
        };
        /**
         * The picture itself
         * @description Without any metadata. For a while after it was sent in, and for small pictures, in another size than asked for.
         */
        get: operations["getPhotoImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All programmes */
        get: operations["getProgrammes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programmes/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /** One programme */
        get: operations["getProgramme"];
        /** Create or change a programme */
        put: operations["saveProgramme"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects by title */
        get: operations["getProjects"];
        put?: never;
        /** Open a project in the name of an organisation */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        /** One project */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /** Remove a project with its tags */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /** Change a project (JSON merge patch); its organisation stays */
        patch: operations["updateProject"];
        trace?: never;
    };
    "/api/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visible proposals, the newest first */
        get: operations["getProposals"];
        put?: never;
        /**
         * Propose a new place, or something about one that is there
         * @description With the aim `change` the feature says what would be different, as in a PATCH; with `intervention` it is the whole new
         *     place, at `target`; with `removal` there is none but for a `uuid`. Proposals to change or remove a place are documents of
         *     their own: `place_id` is their address, they stand among proposals and in no list of places. What is accepted of them
         *     is done with the step. A planner's, moderator's, administrator's or partner's proposal is public at once, a resident's waits for a
         *     moderator. The place begins with life `idea` (or `planned`) and decision `received`.
         */
        post: operations["createProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: components["parameters"]["proposalId"];
            };
            cookie?: never;
        };
        /** One proposal */
        get: operations["getProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /** Problems reported at a place, with what was answered */
        get: operations["getReports"];
        put?: never;
        /**
         * Report a problem
         * @description Published at once as comments are, else it waits for a moderator. Its author hears back by e-mail. Photos are added to /api/places/{placeId}/photos with the number of the report. Without an account, reports are made by /api/suggestions.
         */
        post: operations["addReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports on all places that wait for a moderator, or that are in a status */
        get: operations["getReportQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        /** One report */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /** Take one's own report back */
        delete: operations["withdrawReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{reportId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish or refuse a report */
        post: operations["decideReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{reportId}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one's refused report looked at again, once */
        post: operations["appealReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{reportId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a report, close it, or open it again */
        post: operations["answerReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/revisions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
                version: components["parameters"]["version"];
            };
            cookie?: never;
        };
        /**
         * A place as it was in one revision
         * @description Of a revision in which the place was not published only its author and staff learn.
         */
        get: operations["getRevision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/revisions/{version}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
                version: components["parameters"]["version"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring an old revision back, as a new one
         * @description The geometry and all that describes the place become what they were; publication, decision and life stay as they are. A conflict when the place is so already.
         */
        post: operations["restoreRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/sensitivity": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Mark a place as one that is not everybody's to find, or take the mark off
         * @description From then on a displaced point is shown everywhere, in earlier revisions too; it is drawn once for each place. Numbers in registers are taken out, since they would lead there. A geometry that is written and is not the point that is shown is where the place is from then on.
         */
        put: operations["setSensitivity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a sensitive place truly is, for those responsible
         * @description Leaves a note that administrators read.
         */
        post: operations["getTrueLocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getSession"];
        put?: never;
        /** Sign in by password, or by the token of an e-mail link */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a sign-in link by e-mail
         * @description The answer is the same whether the address has an account or not.
         */
        post: operations["requestSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign in at the OpenID Connect provider
         * @description For browsers, which are sent on: to the provider, or to the sign-in screen with what went wrong in its parameter `trouble`.
         *     The name of the provider is the site's `sign_in_at`; without one there is nothing here.
         */
        get: operations["beginAtProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the OpenID Connect provider sends browsers back to */
        get: operations["endAtProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        /** Sign out everywhere else */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out in one place */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** City, vocabulary and limits, as a client needs them */
        get: operations["getSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server and its database answer */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rivers/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /**
         * A river drawn straight, with its bridges, sites and gaps, and the numbers of a stretch of it
         * @description Kilometres count along the axis from its stated origin, downstream; they are no official kilometrage. Filters narrow the sites; from_km, to_km and bank only what is counted. Where sites are more than 400, groups stand for them.
         */
        get: operations["getStrip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A task for the machine of a stranger
         * @description In the ALTCHA scheme: find the number that, put behind the salt, has this SHA-256. The solution is good for half an hour, and once. It is asked of who has no account or no trust yet, for a suggestion, a sign-in link and a comment; never of an API token.
         */
        get: operations["getChallenge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose a place, check one or report a problem without an account
         * @description Sends a letter with a link. What is suggested is made when the link's page confirms it, and waits for a moderator. An account is made for the address then, for whenever its owner wants to sign in. One of proposal, check and report is given.
         */
        post: operations["addSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the token in a letter stands for; nothing is made */
        post: operations["readSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make what the token in a letter stands for */
        post: operations["confirmSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/support": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /** How many people are for a proposal */
        get: operations["getSupport"];
        /** Be one of them */
        put: operations["joinSupport"];
        post?: never;
        /** Not be one of them any more */
        delete: operations["leaveSupport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What can be said of a geometry before it becomes a place
         * @description Facts (area, neighbourhood, river position), faults of the geometry, and similar places nearby. Writes nothing.
         */
        post: operations["survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/selection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The visible places that meet a polygon
         * @description Takes the filters of places as parameters. Writes nothing.
         */
        post: operations["selectPlaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{projectId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        /** The places of a project */
        get: operations["getProjectTags"];
        put?: never;
        /**
         * Tie a project to places
         * @description All are written or none. A place that has the role already has its period and note replaced.
         *     Clashes with other projects are a warning, not an error. With dry_run nothing is written.
         */
        post: operations["createTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{projectId}/tags/reading": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what a table of ties would do
         * @description CSV in UTF-8, separated by commas, semicolons or tabs, with the names of the columns in the first line: place (number, address or title;
         *     the only one that must be there), role, starts, ends, note. Nothing is written; what is right can be sent as tags.
         */
        post: operations["readTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{projectId}/tags/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        /** What has happened to the ties of a project, the newest first; for those who may edit it */
        get: operations["getTagHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{projectId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to the people of another project that is at a place
         * @description The admins of its organisation get a letter with the name and the address of who writes.
         */
        post: operations["writeToPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{projectId}/embed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        /** What a project shows of its places on other websites */
        get: operations["getProjectEmbed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{slug}/embed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        /** What an organisation shows of its places on other websites */
        get: operations["getOrganisationEmbed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /** The projects at a place */
        get: operations["getPlaceTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tags/{tagId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tagId: components["parameters"]["tagId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Untie a place */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /** Change role, period or note of a tag (JSON merge patch) */
        patch: operations["updateTag"];
        trace?: never;
    };
    "/api/tileMatrixSets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tile matrix sets */
        get: operations["getTileMatrixSetsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tileMatrixSets/{tileMatrixSetId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tileMatrixSetId: "WebMercatorQuad";
            };
            cookie?: never;
        };
        /** A tile matrix set */
        get: operations["getTileMatrixSet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tile sets of all places */
        get: operations[".dataset.vector.getTileSetsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles/WebMercatorQuad": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tile set of all places */
        get: operations[".dataset.vector.getTileSet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /** The tile sets of a collection */
        get: operations[".collection.vector.getTileSetsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/tiles/WebMercatorQuad": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        /** The tile set of a collection */
        get: operations[".collection.vector.getTileSet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/collections/{collectionId}/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                tileMatrix: components["parameters"]["tileMatrix"];
                tileRow: components["parameters"]["tileRow"];
                tileCol: components["parameters"]["tileCol"];
            };
            cookie?: never;
        };
        /**
         * A vector tile of the features of a collection that match
         * @description Of collections of places as the tiles of all places, and with their parameters; of others one layer with the
         *     identifier of the collection.
         */
        get: operations[".collection.vector.getTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tileMatrix: components["parameters"]["tileMatrix"];
                tileRow: components["parameters"]["tileRow"];
                tileCol: components["parameters"]["tileCol"];
            };
            cookie?: never;
        };
        /**
         * A vector tile of the places that match
         * @description Layer `places`: points. A place has id, kind, category, title, title_en, life, publication, decision.
         *     A cluster has point_count and the counts space, riverside, intervention, and its west, south, east, north.
         *     Layer `shapes`: lines and polygons, with the same properties as places.
         */
        get: operations[".dataset.vector.getTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/base/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tileMatrix: components["parameters"]["tileMatrix"];
                tileRow: components["parameters"]["tileRow"];
                tileCol: components["parameters"]["tileCol"];
            };
            cookie?: never;
        };
        /**
         * A vector tile of the base map
         * @description Layers water, green, street and rail, each with class and name.
         */
        get: operations["getBaseTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's API tokens */
        get: operations["getTokens"];
        put?: never;
        /** Make an API token */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tokenId: components["parameters"]["tokenId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an API token */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trails by title, without their stops */
        get: operations["getTrails"];
        put?: never;
        /** Make a trail, in the name of an organisation or, as staff, of the city */
        post: operations["createTrail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trails/{trailId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        /**
         * One trail with its stops, and which of them can be visited on a day
         * @description A place is open when it is there now and within its period, and its opening hours say so; outdoors also where no hours are given. Hours that are not read, and houses without hours, are not known.
         */
        get: operations["getTrail"];
        put?: never;
        post?: never;
        /** Remove a trail */
        delete: operations["deleteTrail"];
        options?: never;
        head?: never;
        /** Change a trail (JSON merge patch); whose it is stays */
        patch: operations["updateTrail"];
        trace?: never;
    };
    "/api/trails/{trailId}/gpx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        /** A trail as GPX 1.1, its stops as waypoints and route without those closed on the day, its line as a track */
        get: operations["getTrailGPX"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trails/{trailId}/leaflet": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        /** A trail as a page to be printed, with a map and codes that lead to the places */
        get: operations["getTrailLeaflet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{placeId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        /**
         * How a place came to where it stands, and where one may take it
         * @description Every step on the lines of publication, decision and life, with date, person and reason. Steps of publication that are not to published are shown to the author and to staff only.
         */
        get: operations["getTimeline"];
        put?: never;
        /** Make one step on a line */
        post: operations["movePlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Contact: {
            name: string;
            email: string;
        };
        Access: {
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            at: string;
            /** @description Who was told */
            who: string;
            /** @enum {string} */
            kind: "location" | "contact" | "accounts" | "members" | "contacts" | "mail" | "concealed" | "revealed";
            /** Format: int64 */
            place_id?: number;
            place_title?: components["schemas"]["Text"];
            /** @description Whose contact it was */
            subject?: string;
            /** @description Whose contacts, or whose members', they were */
            organisation?: string;
            reason?: string;
        };
        Account: {
            /** Format: int64 */
            id: number;
            email: string;
            name: string;
            role: components["schemas"]["Role"];
            /** @description Neighbourhoods that a planner or moderator is responsible for */
            areas: string[];
            /** @description Programmes likewise; without either everything */
            programmes: string[];
            language: string;
            has_password: boolean;
            disabled: boolean;
            /** Format: date-time */
            created_at: string;
            memberships: components["schemas"]["Membership"][];
            /** @description The last time that trust was taken by hand, or given back */
            trust: components["schemas"]["TrustChange"] | null;
        };
        OwnData: {
            /** Format: date-time */
            made_at: string;
            account: components["schemas"]["Account"];
        } & {
            [key: string]: Record<string, never>[];
        };
        ApplicationFile: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            application_id: number;
            question: string;
            name: string;
            media_type: string;
            size: number;
            /** Format: date-time */
            created_at: string;
        };
        ChangeRequest: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            application_id: number;
            /** @enum {string} */
            about: "dates" | "place" | "budget" | "other";
            text: string;
            /** @enum {string} */
            state: "asked" | "accepted" | "declined";
            answer: string;
            /** Format: date-time */
            created_at: string;
            decided_at: string | null;
        };
        Review: {
            reviewer: string;
            conflict: boolean;
            note: string;
            scores: {
                [key: string]: number;
            };
            comment: string;
            /** Format: date-time */
            saved_at: string;
            submitted_at: string | null;
        };
        Application: {
            /** Format: int64 */
            id: number;
            version: number;
            /** Format: int64 */
            call_id: number;
            call?: {
                /** Format: int64 */
                id: number;
                title: components["schemas"]["Text"];
                zone: string;
                closes: components["schemas"]["CallMoment"];
                phase: components["schemas"]["CallPhase"];
            };
            /** @enum {string} */
            state: "draft" | "submitted" | "withdrawn";
            /**
             * @description What the asker is to it
             * @enum {string}
             */
            standing: "applicant" | "keeper" | "undeclared" | "reviewer" | "done" | "conflict";
            applicant: string;
            organisation: components["schemas"]["Named"] | null;
            title: string;
            answers: {
                [key: string]: unknown;
            };
            site: components["schemas"]["CallSite"];
            share: boolean;
            files: components["schemas"]["ApplicationFile"][];
            fit: components["schemas"]["Fit"] | null;
            /** Format: date-time */
            saved_at: string;
            submitted_at: string | null;
            /** @enum {string} */
            award: "" | "selected" | "reserve" | "declined" | "ineligible";
            answer: string;
            /** Format: int64 */
            project_id?: number;
            changes: components["schemas"]["ChangeRequest"][];
            review: components["schemas"]["Review"] | null;
            reviews: components["schemas"]["Review"][];
            score: number | null;
        };
        Assessment: {
            /** Format: int64 */
            id: number;
            /** Format: uuid */
            uuid: string;
            /** Format: int64 */
            place_id: number;
            author: string;
            /** @description Whether and how it can be done */
            feasibility: string;
            /** @description What it would cost, and whom */
            cost: string;
            /** @description Who would have to decide or to do it */
            competence: string;
            note: string;
            /** Format: date-time */
            created_at: string;
        };
        /** @enum {string} */
        CallTime: "open" | "coming" | "review" | "past";
        /** @enum {string} */
        CallState: "draft" | "published" | "closed" | "cancelled";
        /** @enum {string} */
        CallPhase: "draft" | "coming" | "open" | "review" | "deciding" | "over" | "cancelled";
        /** @description RFC 3339; its first 19 characters are what clocks in the zone of the call show */
        CallMoment: string | null;
        /** @description Places, or a drawn geometry */
        CallSite: {
            places?: number[];
            geometry?: components["schemas"]["Geometry"] | null;
        };
        Fit: {
            fits: boolean;
            problems: {
                field: string;
                code: string;
                message: string;
                at?: components["schemas"]["Position"];
            }[];
            facts: components["schemas"]["Facts"][];
        };
        Brief: {
            /**
             * @description Nothing is wherever in the city
             * @enum {string}
             */
            kind?: "" | "area" | "stretch" | "places";
            /** @description Slug */
            neighbourhood?: string;
            /** @description As it was drawn; else derived, to be shown */
            geometry?: components["schemas"]["Geometry"] | null;
            /** @description Slug */
            river?: string;
            from_km?: number;
            to_km?: number;
            /** @enum {string} */
            bank?: "" | "left" | "right";
            /** @description From the axis of the river */
            max_offset_m?: number;
            places?: number[];
        };
        Question: {
            /** @description Answers are kept by it */
            id: string;
            /** @enum {string} */
            type: "short_text" | "long_text" | "number" | "choice" | "choices" | "date" | "link" | "file";
            label: components["schemas"]["Text"];
            help?: components["schemas"]["Text"];
            required?: boolean;
            /** @description Of a number */
            min?: number;
            /** @description Of a number; of characters, choices or files */
            max?: number;
            options?: {
                id: string;
                label: components["schemas"]["Text"];
            }[];
            /** @description That are taken; none says all */
            files?: ("pdf" | "image" | "document")[];
            /** @description Of each file */
            max_mb?: number;
        };
        Criterion: {
            id: string;
            label: components["schemas"]["Text"];
            weight: number;
        };
        Figures: {
            applied?: number | null;
            eligible?: number | null;
            selected?: number | null;
        };
        CallText: {
            [key: string]: string | null;
        } | null;
        /** @description Moments are written as clocks in the zone of the call show them, such as 2027-01-31T23:59:00, or with an offset after RFC 3339 */
        CallInput: {
            /** @description Slug */
            organisation?: string;
            /** @description Slug */
            programme?: string | null;
            title?: components["schemas"]["CallText"];
            story?: components["schemas"]["CallText"];
            conditions?: components["schemas"]["CallText"];
            budget?: components["schemas"]["CallText"];
            /** @description Of a call that is kept elsewhere, and announced here only */
            link?: string | null;
            /** @description When such a call opens, as exact as it is known */
            starts?: string | null;
            ends?: string | null;
            /** @description IANA time zone */
            zone?: string | null;
            opens?: string | null;
            /** @description The first moment that is too late */
            closes?: string | null;
            review_until?: string | null;
            decides?: string | null;
            changes_until?: string | null;
            brief?: components["schemas"]["Brief"] | null;
            form?: components["schemas"]["Question"][] | null;
            criteria?: components["schemas"]["Criterion"][] | null;
            /** @description The most points for a criterion */
            scale?: number | null;
            figures?: components["schemas"]["Figures"] | null;
            source?: string | null;
        };
        Call: {
            /** Format: int64 */
            id: number;
            version: number;
            organisation: components["schemas"]["Named"];
            programme: components["schemas"]["Named"] | null;
            state: components["schemas"]["CallState"];
            title: components["schemas"]["Text"];
            story: components["schemas"]["Text"];
            conditions: components["schemas"]["Text"];
            budget: components["schemas"]["Text"];
            link: string;
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            zone: string;
            opens: components["schemas"]["CallMoment"];
            closes: components["schemas"]["CallMoment"];
            review_until: components["schemas"]["CallMoment"];
            decides: components["schemas"]["CallMoment"];
            changes_until: components["schemas"]["CallMoment"];
            brief: components["schemas"]["Brief"];
            form: components["schemas"]["Question"][];
            criteria: components["schemas"]["Criterion"][];
            scale: number;
            reason: string;
            figures: components["schemas"]["Figures"] | null;
            source: string;
            example: boolean;
            reviewed_at: components["schemas"]["CallMoment"];
            answered_at: components["schemas"]["CallMoment"];
            phase: components["schemas"]["CallPhase"];
            /** @description The asker keeps it */
            keeps: boolean;
            /** @description The asker is one of its reviewers */
            reviews: boolean;
            /** @description How many were handed in, for its keepers */
            received: number | null;
        };
        Reviewer: {
            /** Format: int64 */
            account_id: number;
            name: string;
            email: string;
            /** @description Reviews handed in */
            done: number;
            /** @description Applications left to others */
            conflicts: number;
            /** @description Applications */
            total: number;
        };
        Opportunity: {
            /** Format: int64 */
            call_id: number;
            call: components["schemas"]["Text"];
            geometry: components["schemas"]["Geometry"] | null;
            places: components["schemas"]["PlaceRef"][];
        };
        /**
         * @description Is it still here?
         * @enum {string}
         */
        Presence: "here" | "gone";
        /** @description One of the two questions is answered at least */
        NewCheck: {
            /**
             * Format: uuid
             * @description Made by the client: the same check sent twice is kept once
             */
            uuid: string;
            presence?: components["schemas"]["Presence"];
            /** @enum {string} */
            step_free?: "yes" | "limited" | "no";
            /** @description Plain text */
            note?: string;
        };
        Ground: {
            presence?: components["schemas"]["Presence"];
            /**
             * Format: date-time
             * @description Of the newest answer; missing when nobody has checked
             */
            checked_at?: string;
            /** @description It is too old to say much */
            expired: boolean;
            /** @description How long a check counts here */
            valid_days: number;
            /** @description People whose newest answer that still counts says so */
            here: number;
            gone: number;
            /** @description People by their answer: yes, limited, no */
            step_free: {
                [key: string]: number;
            };
            /** @description There is something to be checked */
            open: boolean;
        };
        Check: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            place_id: number;
            place?: components["schemas"]["PlaceRef"];
            /** @description For staff and the author; empty for others */
            author: string;
            /** @description By whoever was responsible for the place when it was made */
            official: boolean;
            presence?: components["schemas"]["Presence"];
            /** @enum {string} */
            step_free?: "yes" | "limited" | "no";
            /** @description What the place says; empty when it says nothing */
            stated_step_free: string;
            note?: string;
            state: components["schemas"]["CommentState"];
            /** @description Of a refusal, for its author and moderators */
            reason?: string;
            /** @description Against it, likewise */
            appeal?: string;
            /** @description Numbers of photos, as in /api/photos */
            photos: number[];
            own: boolean;
            /** Format: date-time */
            created_at: string;
        };
        /** @enum {string} */
        CommentState: "waiting" | "published" | "refused" | "withdrawn";
        Comment: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            place_id: number;
            place?: components["schemas"]["PlaceRef"];
            /**
             * Format: int64
             * @description The comment that it answers
             */
            parent?: number;
            author: string;
            organisation: components["schemas"]["Named"] | null;
            /** @description By whoever was responsible for the place when it was written */
            official: boolean;
            /** @description Plain; empty where it is not for the reader any more */
            text: string;
            state: components["schemas"]["CommentState"];
            /** @description Of a refusal, for its author and moderators */
            reason?: string;
            /** @description What the author said against it */
            appeal?: string;
            /** @description That nobody has looked at, for moderators */
            flags?: number;
            flag_reasons?: string[];
            own: boolean;
            /** Format: date-time */
            created_at: string;
        };
        Contribution: {
            subject: components["schemas"]["Subject"];
            /**
             * Format: int64
             * @description Of the subject; of a proposal that of its place
             */
            id: number;
            /** @description Of the subject; 0 where it cannot change */
            version: number;
            /** Format: date-time */
            at: string;
            place: components["schemas"]["PlaceRef"];
            proposal?: components["schemas"]["Proposal"];
            comment?: components["schemas"]["Comment"];
            photo?: components["schemas"]["Photo"];
            edit?: components["schemas"]["Edit"];
            check?: components["schemas"]["Check"];
            report?: components["schemas"]["Report"];
        };
        Edit: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            place_id: number;
            /** @description That it began with */
            place_version: number;
            author: string;
            properties: {
                [key: string]: unknown;
            };
            geometry: components["schemas"]["Geometry"] | null;
            reason: string;
            /** @enum {string} */
            state: "waiting" | "published" | "refused";
            /** @description Why it was refused */
            answer: string;
            /** @description What its author said against that */
            appeal: string;
            /** Format: date-time */
            created_at: string;
        };
        /** @enum {string} */
        Attendance: "place" | "online" | "both";
        /**
         * @description As the city's clocks show it: 2026-12-05T19:00, or 2026-12-05 for whole days
         * @example 2026-12-05T19:00
         */
        LocalTime: string;
        RepeatInput: {
            /** @enum {string} */
            every?: "day" | "week" | "month";
            /** @description 2 is every other day, week or month */
            step?: number | null;
            /** @description Of a week, or of a month together with nth; empty is as the first day is */
            weekdays?: components["schemas"]["Weekday"][] | null;
            /** @description Of a month: which of its weekdays, -1 for the last; 0 for the same day of the month */
            nth?: number | null;
            /** @description The last day */
            until?: string;
        };
        Repeat: {
            /** @enum {string} */
            every: "day" | "week" | "month";
            step: number;
            weekdays: components["schemas"]["Weekday"][];
            nth: number;
            /** Format: date */
            until: string;
        };
        /** @enum {string} */
        Weekday: "mo" | "tu" | "we" | "th" | "fr" | "sa" | "su";
        Cancellation: {
            /** Format: date */
            day: string;
            reason: string;
        };
        EventInput: {
            /**
             * Format: uuid
             * @description Made by the client: the same event sent twice is kept once
             */
            uuid: string;
            /** @description Slug of the organisation in whose name; empty is the project's, or the city's own */
            organisation?: string;
            /**
             * Format: int64
             * @description Its number; empty for none
             */
            project?: number | null;
            /**
             * Format: int64
             * @description Number of the place where it happens
             */
            place?: number | null;
            attendance: components["schemas"]["Attendance"];
            online_url?: string | null;
            title: components["schemas"]["Text"];
            description?: {
                [key: string]: string | null;
            } | null;
            starts: components["schemas"]["LocalTime"];
            ends: components["schemas"]["LocalTime"];
            repeat?: components["schemas"]["RepeatInput"] | null;
            skipped?: string[] | null;
            cancellations?: components["schemas"]["Cancellation"][] | null;
            capacity?: number | null;
            /** @description yes, limited or no; empty is as the place */
            step_free?: string | null;
            accessibility?: {
                [key: string]: string | null;
            } | null;
            languages?: string[] | null;
            free?: boolean | null;
            price?: {
                [key: string]: string | null;
            } | null;
            website?: string | null;
            registration?: string | null;
            source?: string | null;
            /** @enum {string} */
            publication?: "draft" | "published";
            cancelled?: boolean | null;
            /** @description Of the cancellation; a cancelled event needs one */
            reason?: string | null;
        };
        EventPatch: {
            /** @description Slug of the organisation in whose name; empty is the project's, or the city's own */
            organisation?: string | null;
            /**
             * Format: int64
             * @description Its number; empty for none
             */
            project?: number | null;
            /**
             * Format: int64
             * @description Number of the place where it happens
             */
            place?: number | null;
            attendance?: components["schemas"]["Attendance"];
            online_url?: string | null;
            title?: {
                [key: string]: string | null;
            };
            description?: {
                [key: string]: string | null;
            } | null;
            starts?: components["schemas"]["LocalTime"];
            ends?: components["schemas"]["LocalTime"];
            repeat?: components["schemas"]["RepeatInput"] | null;
            skipped?: string[] | null;
            cancellations?: components["schemas"]["Cancellation"][] | null;
            capacity?: number | null;
            /** @description yes, limited or no; empty is as the place */
            step_free?: string | null;
            accessibility?: {
                [key: string]: string | null;
            } | null;
            languages?: string[] | null;
            free?: boolean | null;
            price?: {
                [key: string]: string | null;
            } | null;
            website?: string | null;
            registration?: string | null;
            source?: string | null;
            /** @enum {string} */
            publication?: "draft" | "published";
            cancelled?: boolean | null;
            /** @description Of the cancellation; a cancelled event needs one */
            reason?: string | null;
        };
        Event: {
            /** Format: int64 */
            id: number;
            /** Format: uuid */
            uuid: string;
            version: number;
            /** @description How often it was changed, as calendars count */
            sequence: number;
            organisation: components["schemas"]["Named"] | null;
            project: components["schemas"]["ProjectRef"] | null;
            place: components["schemas"]["PlaceRef"] | null;
            attendance: components["schemas"]["Attendance"];
            online_url: string;
            title: components["schemas"]["Text"];
            description: components["schemas"]["Text"];
            starts: components["schemas"]["LocalTime"];
            ends: components["schemas"]["LocalTime"];
            repeat: components["schemas"]["Repeat"] | null;
            skipped: string[];
            cancellations: components["schemas"]["Cancellation"][];
            /** @description People at most; 0 when it is not said */
            capacity: number;
            /** @enum {string} */
            step_free: "" | "yes" | "limited" | "no";
            accessibility: components["schemas"]["Text"];
            languages: string[];
            free: boolean;
            price: components["schemas"]["Text"];
            website: string;
            registration: string;
            source: string;
            /** @description Made up to show how the site works */
            example: boolean;
            /** @enum {string} */
            publication: "draft" | "published";
            /** @description All of it */
            cancelled: boolean;
            reason: string;
            /** @description You may change it */
            may_edit: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Occurrence: {
            /**
             * Format: date
             * @description On which it begins, in the city; names the occurrence
             */
            day: string;
            /** Format: date-time */
            starts: string;
            /**
             * Format: date-time
             * @description A whole day ends when the next begins
             */
            ends: string;
            cancelled: boolean;
            reason: string;
            event: components["schemas"]["Event"];
        };
        Feature: {
            /** @enum {string} */
            type: "Feature";
            /** Format: int64 */
            id?: number;
            geometry: components["schemas"]["FeatureGeometry"];
            properties: components["schemas"]["PlaceProperties"];
            links?: components["schemas"]["Link"][];
        };
        FeaturePatch: {
            /** @enum {string} */
            type?: "Feature";
            /** Format: int64 */
            id?: number;
            geometry?: components["schemas"]["Geometry"];
            properties?: {
                [key: string]: unknown;
            };
        };
        FeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Feature"][];
            numberReturned: number;
            /** @description Missing when counting would take too long */
            numberMatched?: number;
            /** Format: date-time */
            timeStamp: string;
            links: components["schemas"]["Link"][];
        };
        Collection: {
            id: string;
            title: string;
            description?: string;
            itemType: string;
            itemCount?: number;
            crs: string[];
            storageCrs: string;
            extent?: {
                spatial?: {
                    bbox?: number[][];
                    crs?: string;
                };
                /** @description From when to when there is something; null is an open end */
                temporal?: {
                    interval?: (string | null)[][];
                    trs?: string;
                };
            };
            attribution?: string;
            links: components["schemas"]["Link"][];
        };
        /**
         * @description never by e-mail; the feed remains
         * @enum {string}
         */
        Rhythm: "daily" | "weekly" | "never";
        /** @description At which places something must happen. Values of one field are alternatives, fields all hold together */
        Watch: {
            places?: number[];
            kinds?: components["schemas"]["Kind"][];
            /** @description Slugs */
            neighbourhoods?: string[];
            /** @description Slugs */
            programmes?: string[];
            /** @description Slugs */
            organisations?: string[];
            projects?: number[];
            step_free?: ("yes" | "limited" | "no")[];
            /** @description As in a search */
            text?: string;
            /** @description Slug */
            river?: string;
            /** @description Of the river, downstream from its origin */
            from_km?: number;
            to_km?: number;
            /** @enum {string} */
            bank?: "left" | "right";
            /** @description From the axis */
            within_m?: number;
        };
        Follow: {
            /** Format: int64 */
            id: number;
            title: string;
            watch: components["schemas"]["Watch"];
            rhythm: components["schemas"]["Rhythm"];
            /** Format: date-time */
            created_at: string;
        };
        Activity: {
            /** @enum {string} */
            kind: "place" | "step" | "comment" | "event";
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            at: string;
            place: components["schemas"]["PlaceRef"];
            /** @description The place is a wish */
            proposal: boolean;
            /**
             * @description Of a wish about a place that is there: what for
             * @enum {string}
             */
            aim?: "change" | "intervention" | "removal";
            line: string;
            /** @description State after a step */
            to: string;
            author: string;
            organisation: components["schemas"]["Named"] | null;
            official: boolean;
            text: string;
        };
        /** @description A number that is derived from the records by a written rule */
        Measure: {
            slug: string;
            /** @enum {string} */
            record: "place" | "proposal" | "support" | "comment" | "project" | "tag" | "organisation" | "event" | "call" | "application";
            title: components["schemas"]["Text"];
            unit: components["schemas"]["Text"];
            rule: components["schemas"]["Text"];
        };
        /** @description By the slugs of measures; null where there is no value */
        Numbers: {
            [key: string]: number | null;
        };
        Impact: {
            /**
             * Format: date-time
             * @description When the derived numbers were counted; some minutes ago where that takes long
             */
            counted_at: string;
            measures: components["schemas"]["Measure"][];
            time_rule: components["schemas"]["Text"];
            numbers: components["schemas"]["Numbers"];
            groups: {
                /** @description Slug, year or kilometre; empty for what belongs to none */
                key: string;
                title: components["schemas"]["Text"];
                values: components["schemas"]["Numbers"];
            }[];
            reported: components["schemas"]["Reported"][];
        };
        Reported: {
            indicator: components["schemas"]["Indicator"];
            observations: number;
            total: components["schemas"]["Total"] | null;
            /** @enum {string} */
            why_not: "" | "not_addable" | "overlapping" | "crosses_year" | "mixed" | "none_to_add";
        };
        Total: {
            value: number;
            qualifier: components["schemas"]["Qualifier"];
            /** @description How many are in it */
            observations: number;
            /** @description How many are not, since they are of no single project */
            left: number;
        };
        CountedRecord: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Text"];
            /**
             * Format: int64
             * @description 0 for none
             */
            place_id: number;
            /**
             * Format: int64
             * @description 0 for none
             */
            project_id: number;
            /** @description Of an organisation */
            slug: string;
            /** @description A state, a role, a day, or two counts with a colon between (received and selected), by the sort of record */
            detail: string;
            /** Format: date-time */
            at: string;
            /** @description From a proposal to its answer */
            days: number | null;
        };
        /** @enum {string} */
        Qualifier: "exactly" | "about" | "over";
        /** @enum {string} */
        ObservationState: "reported" | "confirmed";
        /**
         * @description never: no sum is told. projects: the values of single projects are, when no two of one project share a day
         * @enum {string}
         */
        Adding: "never" | "projects";
        IndicatorInput: {
            title: components["schemas"]["Text"];
            unit: components["schemas"]["Text"];
            counts: components["schemas"]["Text"];
            excludes: components["schemas"]["Text"];
            source: components["schemas"]["Text"];
            method: components["schemas"]["Text"];
            adding: components["schemas"]["Adding"];
            adding_how?: components["schemas"]["Text"];
            retired?: boolean;
        };
        Indicator: {
            /** Format: int64 */
            id: number;
            slug: string;
            version: number;
            title: components["schemas"]["Text"];
            unit: components["schemas"]["Text"];
            counts: components["schemas"]["Text"];
            excludes: components["schemas"]["Text"];
            source: components["schemas"]["Text"];
            method: components["schemas"]["Text"];
            adding: components["schemas"]["Adding"];
            adding_how: components["schemas"]["Text"];
            /** @description Nothing new is reported for it */
            retired: boolean;
            observations: number;
        };
        ObservationInput: {
            /** @description Made by the client, so that sending it again is harmless */
            uuid: string;
            /** @description Slug */
            indicator: string;
            /** @description Slug */
            organisation: string;
            value: number;
            qualifier?: components["schemas"]["Qualifier"];
            starts: string;
            /** @description Left out: the period that starts means by itself */
            ends?: string;
            /** @description Slug; at most one of programme, project, place and neighbourhood */
            programme?: string | null;
            /** Format: int64 */
            project?: number | null;
            /** Format: int64 */
            place?: number | null;
            /** @description Slug */
            neighbourhood?: string | null;
            source: string;
            method?: string;
            /** @description Address of a page */
            evidence?: string;
            /**
             * Format: int64
             * @description Number of a public photo
             */
            photo?: number | null;
            note?: string;
        };
        ObservationPatch: {
            value?: number;
            qualifier?: components["schemas"]["Qualifier"];
            starts?: string;
            ends?: string | null;
            programme?: string | null;
            /** Format: int64 */
            project?: number | null;
            /** Format: int64 */
            place?: number | null;
            neighbourhood?: string | null;
            source?: string;
            method?: string | null;
            evidence?: string | null;
            /** Format: int64 */
            photo?: number | null;
            note?: string | null;
        };
        Titled: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Text"];
        };
        Observation: {
            /** Format: int64 */
            id: number;
            version: number;
            indicator: components["schemas"]["Named"];
            unit: components["schemas"]["Text"];
            organisation: components["schemas"]["Named"];
            value: number;
            qualifier: components["schemas"]["Qualifier"];
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            programme: components["schemas"]["Named"] | null;
            project: components["schemas"]["Titled"] | null;
            place: components["schemas"]["Titled"] | null;
            neighbourhood: components["schemas"]["Named"] | null;
            source: string;
            method: string;
            evidence: string;
            /**
             * Format: int64
             * @description 0 for none
             */
            photo: number;
            note: string;
            state: components["schemas"]["ObservationState"];
            confirmed_by?: string;
            /** Format: date-time */
            confirmed_at?: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        NewProposal: {
            /** @description `new` when it is left out */
            aim?: components["schemas"]["Aim"];
            /**
             * Format: int64
             * @description The place that it is about, unless it is for a new one
             */
            target?: number;
            feature?: components["schemas"]["Feature"] | components["schemas"]["FeaturePatch"];
            /** @description Why */
            reason: string;
            /** @description Slug of the organisation in whose name */
            organisation?: string;
        };
        Problem: {
            /** @description Such as /problems/invalid */
            type: string;
            title: string;
            status: number;
            detail: string;
            errors?: components["schemas"]["Fault"][];
            decided?: components["schemas"]["Decided"];
            /** @description With 412: the ETag of the thing as it is now */
            current?: string;
        };
        Fault: {
            field: string;
            code: string;
            message: string;
            at?: components["schemas"]["Position"];
        };
        Link: {
            href: string;
            rel: string;
            type?: string;
            title?: string;
        };
        /** @description Longitude, latitude */
        Position: number[];
        /** @description A GeoJSON geometry (RFC 7946), not a collection */
        Geometry: {
            /** @enum {string} */
            type: "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon";
            coordinates: unknown[];
        };
        /** @description A GeoJSON geometry (RFC 7946), not a collection; null of a project without places, and of nothing else */
        FeatureGeometry: {
            /** @enum {string} */
            type: "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon";
            coordinates: unknown[];
        } | null;
        /** @enum {string} */
        Kind: "space" | "riverside" | "intervention";
        /** @enum {string} */
        Life: "idea" | "planned" | "in_preparation" | "live" | "paused" | "ended" | "removed" | "reported_gone";
        /** @enum {string} */
        Publication: "draft" | "submitted" | "needs_changes" | "published" | "hidden" | "archived";
        /** @enum {string} */
        Decision: "received" | "screening" | "open_for_support" | "under_review" | "accepted" | "accepted_with_changes" | "declined" | "merged" | "withdrawn";
        /** @enum {string} */
        StepFree: "yes" | "limited" | "no";
        /** @enum {string} */
        TagRole: "site" | "venue" | "route_stop" | "inspiration";
        /** @enum {string} */
        Role: "resident" | "planner" | "moderator" | "administrator";
        /** @enum {string} */
        MemberRole: "editor" | "admin";
        /** @description The same text in several languages, by ISO 639-1 code */
        Text: {
            [key: string]: string;
        };
        /** @description YYYY, YYYY-MM or YYYY-MM-DD, as exact as it is known */
        Date: string;
        /**
         * @description Of a place. Absent means not known; null does too, in what is sent here, and in the first feature of a page for
         *     those who ask with "Accept: application/geo+json, application/json" as QGIS and GDAL do to learn the names. Those marked read-only are derived or kept by the server; sent back
         *     unchanged they are ignored.
         */
        PlaceProperties: {
            kind?: components["schemas"]["Kind"];
            category?: string;
            /** @description In the first language there is */
            readonly title?: string;
            title_ro?: string;
            title_en?: string;
            title_hu?: string;
            title_de?: string;
            title_sr?: string;
            description_ro?: string;
            description_en?: string;
            description_hu?: string;
            description_de?: string;
            description_sr?: string;
            aliases?: string[];
            life?: components["schemas"]["Life"];
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            step_free?: components["schemas"]["StepFree"];
            amenities?: string[];
            opening_hours?: string;
            website?: string;
            credits?: string;
            source?: string;
            licence?: string;
            /** @enum {string} */
            certainty?: "high" | "medium" | "low";
            note?: string;
            osm?: string;
            wikidata?: string;
            city_register?: string;
            example?: boolean;
            /** Format: uuid */
            uuid?: string;
            version?: number;
            publication?: components["schemas"]["Publication"];
            decision?: components["schemas"]["Decision"];
            /**
             * @description Of the proposal that it is, or began as, when that is about a place
             * @enum {string}
             */
            aim?: "change" | "intervention" | "removal";
            /**
             * Format: int64
             * @description That place
             */
            target?: number;
            /** @description Not everybody's to find: a displaced point is shown, and what follows from it */
            readonly sensitive?: boolean;
            /** @description Longitude of the representative point */
            readonly lon?: number;
            readonly lat?: number;
            readonly area_m2?: number;
            readonly length_m?: number;
            /** @description Slug */
            readonly neighbourhood?: string;
            readonly neighbourhood_title?: string;
            readonly neighbourhood_border?: boolean;
            readonly neighbourhoods?: components["schemas"]["Share"][];
            /** @description Slug of the axis */
            readonly river?: string;
            readonly river_title?: string;
            readonly river_distance_m?: number;
            /** @description From the origin of the axis; negative upstream of it */
            readonly river_km?: number;
            /** @enum {string} */
            readonly river_bank?: "left" | "right" | "axis";
            readonly river_offset_m?: number;
            readonly river_beyond?: boolean;
            readonly programmes?: string[];
            readonly projects?: number[];
            /** Format: date-time */
            readonly created_at?: string;
            /** Format: date-time */
            readonly updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        Share: {
            slug: string;
            title: string;
            share: number;
        };
        PlaceRef: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["Kind"];
            category: string;
            title: components["schemas"]["Text"];
            life: components["schemas"]["Life"];
            point: components["schemas"]["Position"];
            distance_m?: number;
        };
        Named: {
            slug: string;
            title: components["schemas"]["Text"];
            /** @description Of an organisation, where it is shown beside what is its own */
            logo?: components["schemas"]["Logo"];
            /** @description Likewise */
            seal?: components["schemas"]["Seal"];
        };
        Membership: {
            /** Format: int64 */
            organisation: number;
            slug: string;
            title: string;
            role: components["schemas"]["MemberRole"];
        };
        Mail: {
            /** Format: int64 */
            id: number;
            to: string;
            subject: string;
            body: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            sent_at: string | null;
            /**
             * Format: date-time
             * @description Not sent after it
             */
            expires_at: string | null;
            /** @description That failed */
            attempts: number;
            /** @description What the mail server said at the last of them */
            trouble: string;
        };
        /** @enum {string} */
        Matter: "proposal" | "edit" | "comment" | "flag" | "photo" | "report" | "check" | "appeal";
        /** @enum {string} */
        Subject: "place" | "comment" | "photo" | "edit" | "check" | "report";
        Waiting: {
            matter: components["schemas"]["Matter"];
            subject: components["schemas"]["Subject"];
            /**
             * Format: int64
             * @description Of the subject
             */
            id: number;
            /** @description Of the subject, to be named by the decision; 0 where it cannot change */
            version: number;
            /** Format: date-time */
            since: string;
            place: components["schemas"]["PlaceRef"];
            writer: components["schemas"]["Writer"] | null;
            proposal?: components["schemas"]["Proposal"];
            comment?: components["schemas"]["Comment"];
            photo?: components["schemas"]["Photo"];
            edit?: components["schemas"]["Edit"];
            check?: components["schemas"]["Check"];
            report?: components["schemas"]["Report"];
        };
        Writer: {
            /** Format: int64 */
            account_id: number;
            name: string;
            /** @description Of what they wrote last */
            published: number;
            /** @description Within the last 30 days */
            refused: number;
            /** @description What they write is published at once */
            trusted: boolean;
            /** @description Trust was taken by hand, whatever was counted */
            withdrawn: boolean;
        };
        TrustChange: {
            withdrawn: boolean;
            reason: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        Decided: {
            /** @description The name that they show; empty when it is not known */
            by: string;
            /** @description The state that it is in since */
            to: string;
            /** Format: date-time */
            at: string;
        };
        Logo: {
            /** @description Its picture is at /api/organisations/{slug}/logo/{key} */
            key: string;
            alt: components["schemas"]["Text"];
            width: number;
            height: number;
        };
        /** @description An authority vouches that the organisation is who it says it is. */
        Seal: {
            authority: string;
            /** Format: date-time */
            given_at: string;
            /** @description Made up for a demonstration */
            example: boolean;
        };
        SealRecord: {
            authority: string;
            /** Format: date-time */
            given_at: string;
            example: boolean;
            /** @description Who did so; empty for the program itself */
            given_by: string;
            /** Format: date-time */
            withdrawn_at: string | null;
            withdrawn_by: string;
            /** @description Why it was withdrawn */
            reason: string;
        };
        /**
         * @description Who is told: everyone, members of any organisation, its own members
         * @enum {string}
         */
        ContactAudience: "everyone" | "partners" | "own";
        ContactList: {
            /** @description Of the organisation */
            version: number;
            contacts: components["schemas"]["OrganisationContact"][];
            /** @description How many more staff are told when they ask; 0 for others */
            withheld: number;
        };
        OrganisationContactInput: {
            label: components["schemas"]["Text"];
            role?: string;
            email?: string;
            phone?: string;
            website?: string;
            audience: components["schemas"]["ContactAudience"];
            /**
             * Format: int64
             * @description Account of the member whose it is and with whom it goes; 0 for nobody's
             */
            member?: number;
            /** @description Made up for a demonstration */
            example?: boolean;
        };
        OrganisationContact: {
            /** @description What for */
            label: components["schemas"]["Text"];
            /** @description Who answers */
            role: string;
            email: string;
            phone: string;
            website: string;
            audience: components["schemas"]["ContactAudience"];
            /**
             * Format: int64
             * @description Account of the member whose it is; 0 for nobody's and for whoever may not change it
             */
            member: number;
            /** @description The name that member shows */
            person: string;
            /** @description Made up for a demonstration */
            example: boolean;
        };
        OrganisationInput: {
            slug: string;
            title: string;
            summary?: components["schemas"]["Text"];
            website?: string;
            source?: string;
            languages?: components["schemas"]["SpokenLanguages"];
        };
        /** @description ISO 639 codes such as ro */
        SpokenLanguages: string[];
        OrganisationPatch: {
            title?: string;
            summary?: {
                [key: string]: string | null;
            } | null;
            website?: string | null;
            source?: string | null;
            languages?: string[] | null;
            /** @description What is seen in the logo that there is */
            logo_alt?: {
                [key: string]: string | null;
            } | null;
        };
        Organisation: {
            /** Format: int64 */
            id: number;
            slug: string;
            version: number;
            title: string;
            summary: components["schemas"]["Text"];
            website: string;
            source: string;
            languages: components["schemas"]["SpokenLanguages"];
            projects: number;
            logo: components["schemas"]["Logo"] | null;
            seal: components["schemas"]["Seal"] | null;
        };
        Member: {
            /** Format: int64 */
            account_id: number;
            name: string;
            email: string;
            role: components["schemas"]["MemberRole"];
        };
        /**
         * @description Only an organisation reserves all rights
         * @enum {string}
         */
        Licence: "CC0-1.0" | "CC-BY-4.0" | "CC-BY-SA-4.0" | "all-rights-reserved";
        /**
         * @description Of a photo that has a pair, or may have one
         * @enum {string}
         */
        Moment: "" | "before" | "after";
        /**
         * @default waiting
         * @enum {string}
         */
        PhotoState: "waiting" | "published" | "refused";
        Photo: {
            /** Format: int64 */
            id: number;
            version: number;
            /** Format: int64 */
            place_id: number;
            place?: components["schemas"]["PlaceRef"];
            /** @description Whom to credit */
            creator: string;
            licence: components["schemas"]["Licence"];
            alt: components["schemas"]["Text"];
            caption: components["schemas"]["Text"];
            taken_at: components["schemas"]["Date"];
            moment: components["schemas"]["Moment"];
            /**
             * Format: int64
             * @description The photo of the same place from the other moment; 0 for none
             */
            pair: number;
            /** @description Of the largest size */
            width: number;
            height: number;
            state: components["schemas"]["PhotoState"];
            /** @description Why it was refused; for who sent it in and for staff */
            reason: string;
            /** @description Against the refusal, for its author and staff */
            appeal?: string;
            /** @description Who sent it in; for themselves and for staff */
            author?: string;
            /** @description Whether the asker sent it in */
            own: boolean;
            /**
             * Format: int64
             * @description The report that it belongs to; it is then no picture of the place
             */
            report?: number;
            /**
             * Format: int64
             * @description The field check that it belongs to; it is then no picture of the place
             */
            check?: number;
            organisation: components["schemas"]["Named"] | null;
            /** Format: date-time */
            created_at: string;
        };
        PhotoInput: {
            creator: string;
            licence: components["schemas"]["Licence"];
            alt: components["schemas"]["Text"];
            caption?: components["schemas"]["Text"];
            taken_at?: components["schemas"]["Date"];
            moment?: components["schemas"]["Moment"];
            /** Format: int64 */
            pair?: number;
            /** @description Slug of the organisation in whose name */
            organisation?: string;
            /**
             * @description That the photo is the sender's to give, and whoever is seen in it agrees
             * @enum {boolean}
             */
            consent: true;
            /**
             * Format: uuid
             * @description Made by the client, so that sending it again is harmless
             */
            uuid?: string;
            /**
             * Format: int64
             * @description The report of the sender's that it belongs to; it is then no picture of the place
             */
            report?: number;
            /**
             * Format: int64
             * @description Likewise the sender's field check; only one of the two may be named
             */
            check?: number;
        };
        PhotoPatch: {
            creator?: string;
            licence?: components["schemas"]["Licence"];
            alt?: components["schemas"]["Text"];
            caption?: components["schemas"]["Text"];
            taken_at?: components["schemas"]["Date"];
            moment?: components["schemas"]["Moment"];
            /** Format: int64 */
            pair?: number;
        };
        PhotoReading: {
            /** @description Longitude and latitude */
            position: number[] | null;
            taken_at: components["schemas"]["Date"];
        };
        ProgrammeInput: {
            title: components["schemas"]["Text"];
            summary?: components["schemas"]["Text"];
            story?: components["schemas"]["Text"];
            /** @description Account of who may change it; empty for nobody, missing: as it is. Administrators only */
            curator_email?: string;
            source?: string;
        };
        Programme: {
            /** Format: int64 */
            id: number;
            slug: string;
            version: number;
            title: components["schemas"]["Text"];
            summary: components["schemas"]["Text"];
            story: components["schemas"]["Text"];
            /** @description Name of who may change it beside administrators; empty for nobody */
            curator: string;
            source: string;
            /** @description Whether who asks may change it; with one programme alone */
            may_edit?: boolean;
            projects: number;
            places: number;
        };
        /** @description Slugs of organisations */
        ProjectPartners: string[];
        /** @description Whom the public may know to take part */
        ProjectPeople: {
            name: string;
            part?: string;
        }[];
        ProjectInput: {
            /** @description Slug */
            organisation: string;
            partners?: components["schemas"]["ProjectPartners"];
            /** @description Slug */
            programme?: string | null;
            title: components["schemas"]["Text"];
            summary?: components["schemas"]["Text"];
            goals?: components["schemas"]["Text"];
            budget?: string;
            people?: components["schemas"]["ProjectPeople"];
            starts?: string;
            ends?: string;
            life?: components["schemas"]["Life"];
            website?: string;
            source?: string;
        };
        ProjectPatch: {
            /** @description Slug */
            programme?: string | null;
            title?: {
                [key: string]: string | null;
            };
            summary?: {
                [key: string]: string | null;
            } | null;
            partners?: components["schemas"]["ProjectPartners"];
            goals?: {
                [key: string]: string | null;
            } | null;
            budget?: string | null;
            people?: components["schemas"]["ProjectPeople"];
            starts?: string | null;
            ends?: string | null;
            life?: components["schemas"]["Life"];
            website?: string | null;
            source?: string | null;
        };
        Project: {
            /** Format: int64 */
            id: number;
            version: number;
            organisation: components["schemas"]["Named"];
            /** @description Organisations that take part beside the one that leads */
            partners: components["schemas"]["Named"][];
            programme: components["schemas"]["Named"] | null;
            title: components["schemas"]["Text"];
            summary: components["schemas"]["Text"];
            goals: components["schemas"]["Text"];
            /** @description In words, with whose money it is */
            budget: string;
            people: components["schemas"]["ProjectPeople"];
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            life: components["schemas"]["Life"];
            website: string;
            source: string;
            example: boolean;
            places: number;
        };
        /** @enum {string} */
        Aim: "new" | "change" | "intervention" | "removal";
        Proposal: {
            /** Format: int64 */
            id: number;
            aim: components["schemas"]["Aim"];
            /**
             * Format: int64
             * @description The place that is proposed; of a change or a removal its document
             */
            place_id: number;
            /** @description The place that it is about */
            target: components["schemas"]["PlaceRef"] | null;
            /** @description Of the target, now */
            target_version?: number;
            /** @description Of the target, from which a change was written */
            base_version?: number;
            /** @description Of the target, that an accepted change became */
            applied_version?: number;
            place?: components["schemas"]["PlaceRef"];
            author: string;
            organisation?: components["schemas"]["Named"] | null;
            reason: string;
            decision: components["schemas"]["Decision"];
            publication: components["schemas"]["Publication"];
            /** @description What was said last of the decision; to its author and to staff also what a moderator said */
            answer: string;
            example: boolean;
            /** Format: date-time */
            created_at: string;
        };
        /** @enum {string} */
        ReportTopic: "broken" | "wrong" | "dangerous" | "other";
        /** @enum {string} */
        ReportStatus: "open" | "answered" | "closed";
        NewReport: {
            /**
             * Format: uuid
             * @description Made by the client: the same report sent twice is kept once
             */
            uuid: string;
            topic: components["schemas"]["ReportTopic"];
            /** @description Plain text */
            text: string;
        };
        Report: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            place_id: number;
            place?: components["schemas"]["PlaceRef"];
            /** @description For staff and the author; empty for others */
            author: string;
            /** @description By whoever was responsible for the place when it was made */
            official: boolean;
            topic: components["schemas"]["ReportTopic"];
            text: string;
            state: components["schemas"]["CommentState"];
            /** @description Of a refusal, for its author and moderators */
            reason?: string;
            /** @description Against it, likewise */
            appeal?: string;
            status: components["schemas"]["ReportStatus"];
            /** @description For everybody */
            answer?: string;
            /** Format: date-time */
            answered_at?: string;
            /** @description Numbers of photos, as in /api/photos */
            photos: number[];
            own: boolean;
            /** Format: date-time */
            created_at: string;
        };
        Revision: {
            /** Format: int64 */
            place_id: number;
            version: number;
            /** @enum {string} */
            operation: "create" | "update" | "delete";
            /** Format: date-time */
            at: string;
            /** @description Empty when it was imported */
            author: string;
            reason: string;
            /**
             * Format: int64
             * @description The place that is the proposal which it came through
             */
            through?: number;
            properties: components["schemas"]["PlaceProperties"];
            geometry: components["schemas"]["Geometry"];
        };
        /** @description A GeoJSON feature; what is said of the revision stands beside its properties */
        RevisionFeature: {
            /** @enum {string} */
            type: "Feature";
            /**
             * Format: int64
             * @description Of the place
             */
            id: number;
            geometry: components["schemas"]["Geometry"];
            properties: components["schemas"]["PlaceProperties"];
            version: number;
            /** @enum {string} */
            operation: "create" | "update" | "delete";
            /** Format: date-time */
            at: string;
            /** @description Empty when it was imported */
            author: string;
            reason: string;
            /**
             * Format: int64
             * @description The place that is the proposal which it came through
             */
            through?: number;
            /** @description Of an area */
            area_m2?: number;
            /** @description Of a line */
            length_m?: number;
        };
        TrueLocation: {
            geometry: components["schemas"]["Geometry"];
            /** @description That it had when it was marked */
            external_ids: {
                [key: string]: string;
            };
            /** @description Why it is sensitive */
            reason: string;
            /** Format: date-time */
            marked_at: string;
            /** @description The name the person shows; empty when the program did */
            marked_by: string;
        };
        Whoami: {
            account: components["schemas"]["Account"] | null;
            /** @description What the caller may do without an organisation, for offering it */
            may: ("propose" | "propose_unmoderated" | "edit_places" | "publish" | "publish_photos" | "moderate_photos" | "see_unpublished" | "edit_projects" | "edit_events" | "seal_organisations" | "manage_accounts" | "read_mail")[];
        };
        Session: {
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description To the hour
             */
            last_seen_at: string;
            /** Format: date-time */
            expires_at: string;
            /** @description What the browser says it is */
            user_agent: string;
            /** @description The session that asks */
            current: boolean;
        };
        Site: {
            title: components["schemas"]["Text"];
            attribution: string;
            bounds: number[] | null;
            /** @description Of the city */
            outline?: components["schemas"]["Geometry"] | null;
            languages: string[];
            /** @description Categories and amenities by kind */
            vocabularies: {
                [key: string]: {
                    categories: string[];
                    amenities: string[];
                };
            };
            lives: components["schemas"]["Life"][];
            tag_roles: components["schemas"]["TagRole"][];
            max_vertices: number;
            /** @description Of the IANA database: what the clocks of the city show */
            time_zone: string;
            /** @description Of the software */
            version: string;
            /** @description Name of the OpenID Connect provider where people may sign in; empty without one */
            sign_in_at: string;
        };
        Strip: {
            slug: string;
            title: components["schemas"]["Text"];
            origin: components["schemas"]["Text"];
            /** @description Where the axis begins */
            from_km: number;
            /** @description Where it ends */
            to_km: number;
            /** @description How far from the axis the strip reaches */
            within_m: number;
            bridges: components["schemas"]["StripSite"][];
            sites: components["schemas"]["StripSite"][];
            /** @description By tenth of a kilometre, where sites are too many */
            groups: {
                /** @description The middle */
                km: number;
                /** @enum {string} */
                bank: "left" | "right" | "axis";
                kind: components["schemas"]["Kind"];
                count: number;
            }[];
            /** @description Banks without a riverside site for a kilometre and more */
            gaps: {
                /** @enum {string} */
                bank: "left" | "right";
                from_km: number;
                to_km: number;
            }[];
            /** @description The numbers of the stretch; of the whole river when none was asked for */
            chosen: {
                from_km: number;
                to_km: number;
                /** @enum {string} */
                bank: "" | "left" | "right";
                count: number;
                per_km: number;
                counts: {
                    kind: components["schemas"]["Kind"];
                    life: components["schemas"]["Life"];
                    count: number;
                }[];
            };
        };
        StripSite: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["Kind"];
            life: components["schemas"]["Life"];
            title: components["schemas"]["Text"];
            aliases?: string[];
            km: number;
            /** @description Of the whole geometry */
            from_km: number;
            to_km: number;
            /** @enum {string} */
            bank: "left" | "right" | "axis";
            offset_m: number;
        };
        Support: {
            count: number;
            /** @description The asker is one of them */
            own: boolean;
            /** @description One can still join or leave */
            open: boolean;
        };
        Survey: {
            facts?: components["schemas"]["Facts"];
            problems: {
                field: string;
                code: string;
                message: string;
                at?: components["schemas"]["Position"];
            }[];
            nearby: components["schemas"]["PlaceRef"][];
        };
        Facts: {
            point: components["schemas"]["Position"];
            area_m2?: number;
            length_m?: number;
            neighbourhood: string;
            neighbourhoods: components["schemas"]["Share"][];
            neighbourhood_border: boolean;
            river?: {
                river: string;
                title: string;
                distance_m: number;
                km: number;
                /** @enum {string} */
                bank: "left" | "right" | "axis";
                offset_m: number;
                /** @description Between which kilometres the whole geometry lies */
                from_km: number;
                to_km: number;
                beyond: boolean;
            };
        };
        TagLine: {
            /** @description In the file, counted from 1 */
            line: number;
            /** @description As it is written */
            place: string;
            /** @description What the line says; place_id is 0 when it is not clear */
            tag: {
                /** Format: int64 */
                place_id: number;
                role: string;
                starts?: string;
                ends?: string;
                note: string;
            };
            candidates: components["schemas"]["PlaceRef"][];
            problems: components["schemas"]["Fault"][];
        };
        TagEvent: {
            /** Format: int64 */
            id: number;
            place: components["schemas"]["PlaceRef"];
            /** @enum {string} */
            what: "tied" | "changed" | "untied";
            role: components["schemas"]["TagRole"];
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            note: string;
            /** Format: date-time */
            at: string;
            author: string;
        };
        ProjectRef: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Text"];
            organisation: components["schemas"]["Named"];
            programme: components["schemas"]["Named"] | null;
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            life: components["schemas"]["Life"];
        };
        /** @description Places with one role, period and note for all; or tags, each with its own */
        TagsInput: {
            tags?: {
                /** Format: int64 */
                place_id: number;
                role: components["schemas"]["TagRole"];
                starts?: string;
                ends?: string;
                note?: string;
            }[];
            places?: number[];
            role?: components["schemas"]["TagRole"];
            starts?: string;
            ends?: string;
            note?: string;
            dry_run?: boolean;
        };
        TagsResult: {
            tags: components["schemas"]["Tag"][];
            clashes: components["schemas"]["Clash"][];
        };
        Tag: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            project_id: number;
            project?: components["schemas"]["ProjectRef"];
            /** Format: int64 */
            place_id: number;
            place?: components["schemas"]["PlaceRef"];
            role: components["schemas"]["TagRole"];
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            note: string;
            /** @description Shown where the partner embeds its places elsewhere */
            cleared: boolean;
            /** Format: date-time */
            created_at: string;
        };
        Clash: {
            /** Format: int64 */
            place_id: number;
            place_title: components["schemas"]["Text"];
            /** Format: int64 */
            tag_id: number;
            role: components["schemas"]["TagRole"];
            starts?: components["schemas"]["Date"];
            ends?: components["schemas"]["Date"];
            project: components["schemas"]["ProjectRef"];
        };
        TileSet: {
            title?: string;
            /** @enum {string} */
            dataType: "vector";
            crs: string;
            tileMatrixSetURI: string;
            boundingBox?: Record<string, never>;
            layers?: Record<string, never>[];
            links: components["schemas"]["Link"][];
        };
        /** @enum {string} */
        Scope: "read" | "places" | "projects";
        Token: {
            /** Format: int64 */
            id: number;
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            last_used_at: string | null;
        };
        /** @enum {string} */
        TravelMode: "foot" | "bike" | "boat";
        /** @description Minutes */
        Stay: number;
        /** @description Positions (longitude, latitude) through which the line goes on to the next stop; straight without any */
        Via: number[][] | null;
        StopInput: {
            /** Format: int64 */
            place_id: number;
            note?: components["schemas"]["Text"] | null;
            stay?: components["schemas"]["Stay"];
            via?: components["schemas"]["Via"];
        };
        TrailInput: {
            /** @description Slug; the city's own when missing */
            organisation?: string;
            /** @description Slug */
            programme?: string | null;
            /** Format: int64 */
            project?: number | null;
            title: components["schemas"]["Text"];
            description?: components["schemas"]["Text"];
            mode: components["schemas"]["TravelMode"];
            /** @enum {string} */
            step_free?: "" | "yes" | "limited" | "no";
            from_month?: number;
            to_month?: number;
            /** @enum {string} */
            publication?: "draft" | "published";
            source?: string;
            stops?: components["schemas"]["StopInput"][];
        };
        TrailPatch: {
            programme?: string | null;
            /** Format: int64 */
            project?: number | null;
            title?: {
                [key: string]: string | null;
            };
            description?: {
                [key: string]: string | null;
            } | null;
            mode?: components["schemas"]["TravelMode"];
            /** @enum {string} */
            step_free?: "" | "yes" | "limited" | "no";
            from_month?: number;
            to_month?: number;
            /** @enum {string} */
            publication?: "draft" | "published";
            source?: string;
            stops?: components["schemas"]["StopInput"][];
        };
        TrailHead: {
            /** Format: int64 */
            id: number;
            version: number;
            /** @description Whose it is; null for the city's own */
            organisation: components["schemas"]["Named"] | null;
            programme: components["schemas"]["Named"] | null;
            project: {
                /** Format: int64 */
                id: number;
                title: components["schemas"]["Text"];
            } | null;
            title: components["schemas"]["Text"];
            description: components["schemas"]["Text"];
            mode: components["schemas"]["TravelMode"];
            /** @enum {string} */
            step_free: "" | "yes" | "limited" | "no";
            /** @description Of the season; 0 for the whole year */
            from_month: number;
            to_month: number;
            /** @enum {string} */
            publication: "draft" | "published";
            source: string;
            example: boolean;
            /** @description On the spheroid */
            length_m: number;
            /** @description Length by 4 km/h on foot, 12 by bike, 6 by boat, and the stays */
            minutes: number;
            stops?: components["schemas"]["TrailStop"][] | null;
            stop_count: number;
            /** @description By whoever asks */
            editable: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Trail: components["schemas"]["TrailHead"] & {
            geometry: components["schemas"]["Geometry"] | null;
            /** Format: date */
            day: string;
            in_season: boolean;
        };
        TrailStop: {
            /** Format: int64 */
            place_id: number;
            /** @description Null when it is not public (any more) */
            place: components["schemas"]["PlaceRef"] | null;
            note: components["schemas"]["Text"];
            stay: components["schemas"]["Stay"];
            via: components["schemas"]["Via"];
            /** @description Along the line */
            at_m: number;
            visit?: components["schemas"]["Visit"];
        };
        Visit: {
            /** @enum {string} */
            state: "open" | "closed" | "unknown";
            /** @enum {string} */
            reason?: "not_there_yet" | "ended" | "paused" | "reported_gone" | "before_period" | "after_period" | "hours" | "hours_unread" | "hours_missing" | "not_public";
            /** @description Minutes after midnight; beyond 1440 for what closes after it */
            spans?: {
                from: number;
                to: number;
            }[];
        };
        /** @enum {string} */
        Line: "publication" | "decision" | "life";
        Timeline: {
            /** @description Of the place */
            version: number;
            /** @description The oldest first */
            steps: components["schemas"]["Step"][];
            /**
             * @description How the asker may change what the place says: by changing it, by an edit that is made at once, by one that a moderator looks at first, or only by proposing a change
             * @enum {string}
             */
            editing: "" | "direct" | "edit" | "held";
            /** @description What the asker may do now */
            offers: {
                line: components["schemas"]["Line"];
                to: string;
                /** @description Whether a reason must be given */
                reason: boolean;
            }[];
        };
        Step: {
            /** Format: int64 */
            id: number;
            line: components["schemas"]["Line"];
            /** @description Empty when the place began with it */
            from: string;
            to: string;
            /** Format: date-time */
            at: string;
            author: string;
            organisation: components["schemas"]["Named"] | null;
            reason: string;
            /** @description Corrects an answer that had been given */
            correction: boolean;
            /** Format: int64 */
            merged_into?: number;
        };
    };
    responses: {
        /** @description How to reach them */
        Contact: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Contact"];
            };
        };
        /** @description The application */
        Application: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Application"];
            };
        };
        /** @description A page of applications */
        Applications: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    applications: components["schemas"]["Application"][];
                    next?: string;
                };
            };
        };
        /** @description The request */
        ChangeRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ChangeRequest"];
            };
        };
        /** @description The call */
        Call: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Call"];
            };
        };
        /** @description The draft */
        NewCall: {
            headers: {
                Location?: string;
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Call"];
            };
        };
        /** @description The reviewers */
        Reviewers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    reviewers: components["schemas"]["Reviewer"][];
                };
            };
        };
        /** @description The check */
        Check: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Check"];
            };
        };
        /** @description The comment */
        Comment: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Comment"];
            };
        };
        /** @description Comments */
        Comments: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    comments: components["schemas"]["Comment"][];
                    /** @description Link to the next page */
                    next?: string;
                };
            };
        };
        /** @description The event */
        Event: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Event"];
            };
        };
        /** @description An iCalendar document */
        Calendar: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "text/calendar": string;
            };
        };
        /** @description A JSON Schema, draft 2020-12 */
        JSONSchema: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/schema+json": Record<string, never>;
                "text/html": string;
            };
        };
        /** @description Created */
        Created: {
            headers: {
                Location?: string;
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/geo+json": components["schemas"]["Feature"];
            };
        };
        /** @description The feature */
        Feature: {
            headers: {
                ETag?: string;
                "Last-Modified"?: string;
                "Content-Crs"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/geo+json": components["schemas"]["Feature"];
                "text/html": string;
            };
        };
        /** @description What one follows */
        Follow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Follow"];
            };
        };
        /** @description The indicator */
        Indicator: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Indicator"];
            };
        };
        /** @description The observation */
        Observation: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Observation"];
            };
        };
        /** @description What was wrong and where (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description As the client has it */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Links */
        Links: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
                "application/json": {
                    title?: string;
                    description?: string;
                    links: components["schemas"]["Link"][];
                };
            };
        };
        /** @description The organisation */
        Organisation: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Organisation"];
            };
        };
        /** @description Contacts, in the organisation's own order */
        Contacts: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContactList"];
            };
        };
        /** @description The photo */
        Photo: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Photo"];
            };
        };
        /** @description The project */
        Project: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Project"];
            };
        };
        /** @description The proposal */
        Proposal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Proposal"];
            };
        };
        /** @description The report */
        Report: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Report"];
            };
        };
        /** @description The revision */
        RevisionFeature: {
            headers: {
                ETag?: string;
                Location?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RevisionFeature"];
            };
        };
        /** @description The browser is sent on */
        SeeOther: {
            headers: {
                Location?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description How many there are */
        Support: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Support"];
            };
        };
        /** @description The published places that were cleared for it */
        Embed: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    title: components["schemas"]["Text"];
                    /** @description The organisation; empty when the title says it */
                    by: string;
                    organisation: components["schemas"]["Named"];
                    tags: components["schemas"]["Tag"][];
                };
            };
        };
        /** @description Tags */
        Tags: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    tags: components["schemas"]["Tag"][];
                };
            };
        };
        /** @description The tile */
        Tile: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/vnd.mapbox-vector-tile": string;
            };
        };
        /** @description The trail */
        Trail: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Trail"];
            };
        };
        /** @description The timeline, and what the asker may do now */
        Timeline: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Timeline"];
            };
        };
    };
    parameters: {
        applicationId: number;
        callId: number;
        checkId: number;
        commentId: number;
        editId: number;
        /** @description In which language */
        calendarLanguage: "ro" | "en";
        featureId: number;
        /** @description The Last-Modified that was read, to the second; looked at when there is no If-Match */
        ifUnmodifiedSince: string;
        /** @description Reference system of the coordinates in the body, in the axis order of its authority, in angle brackets; longitude and latitude when it is missing */
        contentCrs: string;
        /** @description Why, for the history */
        reason: string;
        /** @description West, south, east, north in degrees; features that meet the box. Six numbers have heights, which are ignored. */
        bbox: number[];
        /** @description Reference system of the coordinates in the answer, in the axis order of its authority; the safe CURIE, as [EPSG:3844], is taken too */
        crs: string;
        /** @description Reference system of bbox, in the axis order of its authority */
        "bbox-crs": string;
        /** @description hits gives the number of features that match and none of them */
        resultType: "results" | "hits";
        /**
         * @description A sortable, with a minus before it from the last to the first; title is that of Romanian titles, title_en of English
         *     ones. match needs q and is then the default.
         */
        sortby: "id" | "-id" | "title" | "-title" | "title_en" | "-title_en" | "updated_at" | "-updated_at" | "match";
        /** @description Only these */
        ids: number[];
        /** @description Such as way/123 */
        osm: string;
        /** @description Such as Q42 */
        wikidata: string;
        followId: number;
        observationId: number;
        /** @description Slug of one programme */
        ofProgramme: string;
        /** @description Number of one project */
        ofProject: number;
        /** @description Slug of one neighbourhood */
        inNeighbourhood: string;
        /** @description Slug of a river; with from_km and to_km a stretch of it */
        onRiver: string;
        /** @description Where the stretch begins */
        fromKm: number;
        /** @description Where the stretch ends */
        toKm: number;
        inYear: number;
        tableFormat: "json" | "csv";
        /** @description Of the words in a CSV */
        tableLanguage: "ro" | "en" | "hu" | "de" | "sr";
        /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
        collectionId: string;
        projectId: number;
        eventId: number;
        placeId: number;
        accountId: number;
        slug: string;
        /**
         * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
         *     body is compared; without either, the last writer wins.
         */
        ifMatch: string;
        /** @description How many at most; more than the maximum gives the maximum */
        limit: number;
        /** @description An instant or an interval such as 2023-01-01/.. ; features without a time always match */
        datetime: string;
        /**
         * @description A condition in CQL2 (OGC 21-065r2), such as `kind = 'space' AND S_INTERSECTS(geometry, BBOX(21.2, 45.7, 21.3, 45.8))`.
         *     Holds together with all other parameters. At most 8192 bytes, operators 32 deep, 256 operators, properties and values,
         *     200 values in a list, 1000 vertices, 8 wildcards % in a LIKE.
         */
        filter: string;
        /** @description How the filter is written; cql-text is what GDAL sends */
        "filter-lang": "cql2-text" | "cql2-json" | "cql-text";
        /** @description The format; Accept says it too */
        f: "json" | "html" | "geojson" | "fgb" | "geojsonseq" | "csv";
        /** @description Reference system of the coordinates in the filter, in the axis order of its authority */
        "filter-crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84" | "http://www.opengis.net/def/crs/EPSG/0/4326" | "http://www.opengis.net/def/crs/EPSG/0/3857" | "http://www.opengis.net/def/crs/EPSG/0/3844";
        /** @description Where the page begins, as given by the link to it; not to be made up */
        after: string;
        /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
        q: string;
        /** @description One or more kinds */
        kind: components["schemas"]["Kind"][];
        category: string[];
        life: components["schemas"]["Life"][];
        /** @description Slugs; places that lie in one of them, if only in part */
        neighbourhoods: string[];
        /** @description Slugs; places of their projects */
        programme: string[];
        project: number[];
        /** @description Slugs; places of their projects */
        organisation: string[];
        step_free: components["schemas"]["StepFree"][];
        river_bank: ("left" | "right" | "axis")[];
        /** @description Only what the caller may see anyhow */
        publication: components["schemas"]["Publication"][];
        photoId: number;
        proposalId: number;
        reportId: number;
        version: number;
        /** @description Slug of the river that is nearest */
        river: string;
        /** @description Of the river, downstream from its origin */
        from_km: number;
        to_km: number;
        /** @description Of any place, looking downstream; what lies on the axis is on both */
        bank: "left" | "right";
        /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
        within_m: number;
        /** @description A solution of a challenge, from strangers: base64 of the JSON {algorithm, challenge, number, salt, signature} */
        altcha: string;
        tagId: number;
        tileF: "mvt";
        tileMatrix: number;
        tileRow: number;
        tileCol: number;
        /** @description Places as they were at that time, or at the end (UTC) of that day: what was public then, of what the asker may see now. The filters q, filter, organisation, datetime and the like cannot be asked of the past. */
        asOf: string;
        /** @description Only what began as a proposal */
        proposals: boolean;
        tokenId: number;
        trailId: number;
        /** @description Today when it is missing */
        day: string;
        /** @description Of the document; by Accept-Language when it is missing */
        lang: "ro" | "en";
    };
    requestBodies: {
        RemarkDecision: {
            content: {
                "application/json": {
                    from: components["schemas"]["CommentState"];
                    /** @enum {string} */
                    to: "published" | "refused";
                    /** @description For its author; a refusal needs one */
                    reason?: string;
                };
            };
        };
        Reason: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        Feature: {
            content: {
                "application/geo+json": components["schemas"]["Feature"];
                "application/json": components["schemas"]["Feature"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAccessLog: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accesses: components["schemas"]["Access"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProposalContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: components["parameters"]["proposalId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            200: components["responses"]["Contact"];
            default: components["responses"]["Problem"];
        };
    };
    getReportContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            200: components["responses"]["Contact"];
            default: components["responses"]["Problem"];
        };
    };
    getOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": {
                    name?: string;
                    /** @enum {string} */
                    language?: "ro" | "en";
                };
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOwnData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account, and a list for each sort of thing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnData"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Empty takes it away */
                    password: string;
                    current?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: components["schemas"]["Account"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    name: string;
                    role: components["schemas"]["Role"];
                    areas?: string[];
                    programmes?: string[];
                    /** @enum {string} */
                    language?: "ro" | "en";
                };
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": {
                    name?: string;
                    /** @enum {string} */
                    language?: "ro" | "en";
                    role?: components["schemas"]["Role"];
                    areas?: string[];
                    programmes?: string[];
                    disabled?: boolean;
                };
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCallApplications: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Applications"];
            default: components["responses"]["Problem"];
        };
    };
    beginApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Made by the client: what is sent twice is kept once
                     */
                    uuid: string;
                    /** @description Slug of the organisation in whose name */
                    organisation?: string;
                };
            };
        };
        responses: {
            201: components["responses"]["Application"];
            default: components["responses"]["Problem"];
        };
    };
    getOwnApplications: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Applications"];
            default: components["responses"]["Problem"];
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Application"];
            default: components["responses"]["Problem"];
        };
    };
    withdrawApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateApplication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": {
                    title?: string;
                    answers?: {
                        [key: string]: unknown;
                    };
                    site?: components["schemas"]["CallSite"] | null;
                    share?: boolean;
                };
            };
        };
        responses: {
            200: components["responses"]["Application"];
            default: components["responses"]["Problem"];
        };
    };
    submitApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Application"];
            default: components["responses"]["Problem"];
        };
    };
    addFile: {
        parameters: {
            query: {
                /** @description Its identifier */
                question: string;
                name: string;
                uuid: string;
            };
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        /** @description What it is follows from its content alone. */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationFile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.oasis.opendocument.text": string;
                    "application/vnd.oasis.opendocument.spreadsheet": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    removeFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    saveReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    conflict: boolean;
                    /** @description What the conflict is */
                    note?: string;
                    scores?: {
                        [key: string]: number;
                    };
                    comment?: string;
                    done?: boolean;
                };
            };
        };
        responses: {
            200: components["responses"]["Application"];
            default: components["responses"]["Problem"];
        };
    };
    decideApplication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    award: "selected" | "reserve" | "declined" | "ineligible";
                    answer?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Application"];
            default: components["responses"]["Problem"];
        };
    };
    makeProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind?: components["schemas"]["Kind"];
                    /** @description Of the place that a drawn site becomes */
                    category?: string;
                };
            };
        };
        responses: {
            201: components["responses"]["Application"];
            default: components["responses"]["Problem"];
        };
    };
    askChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: components["parameters"]["applicationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    uuid: string;
                    /** @enum {string} */
                    about: "dates" | "place" | "budget" | "other";
                    text: string;
                };
            };
        };
        responses: {
            201: components["responses"]["ChangeRequest"];
            default: components["responses"]["Problem"];
        };
    };
    answerChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "accepted" | "declined";
                    answer?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["ChangeRequest"];
            default: components["responses"]["Problem"];
        };
    };
    getAssessments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notes, the oldest first */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assessments: components["schemas"]["Assessment"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    addAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Made by the client, so that a repeated note is harmless
                     */
                    uuid: string;
                    feasibility?: string;
                    cost?: string;
                    competence?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description The note */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCalls: {
        parameters: {
            query?: {
                /** @description Open now, what closes first first; coming, what opens first first; in review, what closed first first; or past, when nothing more is to come, what closed last first */
                when?: components["schemas"]["CallTime"];
                /** @description Slug of one organisation */
                organisation?: string;
                /** @description Slug of one programme */
                programme?: string;
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Those that the asker keeps or reviews */
                mine?: boolean;
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calls; their briefs come without the shape that is derived */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calls: components["schemas"]["Call"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallInput"] & unknown;
            };
        };
        responses: {
            201: components["responses"]["NewCall"];
            default: components["responses"]["Problem"];
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Call"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    deleteCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["CallInput"];
            };
        };
        responses: {
            200: components["responses"]["Call"];
            default: components["responses"]["Problem"];
        };
    };
    moveCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: components["schemas"]["CallState"];
                    /** @description Of a cancellation */
                    reason?: string;
                    /** @description Answer at once */
                    now?: boolean;
                };
            };
        };
        responses: {
            200: components["responses"]["Call"];
            default: components["responses"]["Problem"];
        };
    };
    copyCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: components["responses"]["NewCall"];
            default: components["responses"]["Problem"];
        };
    };
    checkSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallSite"];
            };
        };
        responses: {
            /** @description How it fits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReviewers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Reviewers"];
            default: components["responses"]["Problem"];
        };
    };
    addReviewer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Reviewers"];
            default: components["responses"]["Problem"];
        };
    };
    removeReviewer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: components["parameters"]["callId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getOpportunities: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sites, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        opportunities: components["schemas"]["Opportunity"][];
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getChecks: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known from being there, and a page of the checks, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ground: components["schemas"]["Ground"];
                        checks: components["schemas"]["Check"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description A solution of a challenge, from strangers: base64 of the JSON {algorithm, challenge, number, salt, signature} */
                Altcha?: components["parameters"]["altcha"];
            };
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCheck"];
            };
        };
        responses: {
            201: components["responses"]["Check"];
            default: components["responses"]["Problem"];
        };
    };
    getCheckQueue: {
        parameters: {
            query?: {
                /** @description Those published that say of steps what their place does not, for whoever is responsible */
                differing?: boolean;
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of checks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: components["schemas"]["Check"][];
                        /** @description How many there are */
                        count: number;
                        /** @description Whether count is all of them; else there are at least so many */
                        exact: boolean;
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    decideCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RemarkDecision"];
        responses: {
            200: components["responses"]["Check"];
            default: components["responses"]["Problem"];
        };
    };
    appealCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            200: components["responses"]["Check"];
            default: components["responses"]["Problem"];
        };
    };
    settleCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkId: components["parameters"]["checkId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Write it into the place */
                    take: boolean;
                };
            };
        };
        responses: {
            200: components["responses"]["Check"];
            default: components["responses"]["Problem"];
        };
    };
    getComments: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Comments"];
            default: components["responses"]["Problem"];
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A solution of a challenge, from strangers: base64 of the JSON {algorithm, challenge, number, salt, signature} */
                Altcha?: components["parameters"]["altcha"];
            };
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Made by the client: the same comment sent twice is kept once
                     */
                    uuid: string;
                    /** @description Plain text */
                    text: string;
                    /**
                     * Format: int64
                     * @description The comment that it answers, no answer itself
                     */
                    parent?: number;
                    /** @description Slug of the organisation in whose name */
                    organisation?: string;
                };
            };
        };
        responses: {
            201: components["responses"]["Comment"];
            default: components["responses"]["Problem"];
        };
    };
    withdrawComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    decideComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["CommentState"];
                    /** @enum {string} */
                    to: "published" | "refused";
                    /** @description For its author; a refusal needs one */
                    reason?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Comment"];
            default: components["responses"]["Problem"];
        };
    };
    appealComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            200: components["responses"]["Comment"];
            default: components["responses"]["Problem"];
        };
    };
    flagComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: components["parameters"]["commentId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            /** @description They will look at it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getContributions: {
        parameters: {
            query?: {
                /** @description Of these sorts alone */
                subject?: components["schemas"]["Subject"][];
                limit?: number;
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contributions: components["schemas"]["Contribution"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getEdits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The edits */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        edits: components["schemas"]["Edit"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    addEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Made by the client: the same edit sent twice is kept once
                     */
                    uuid: string;
                    /** @description Of the place that was seen */
                    version: number;
                    reason: string;
                    /** @description Those of the place's feature that change */
                    properties?: {
                        [key: string]: unknown;
                    };
                    geometry?: components["schemas"]["Geometry"] | null;
                };
            };
        };
        responses: {
            /** @description The edit, waiting or published */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                editId: components["parameters"]["editId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    appealEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                editId: components["parameters"]["editId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            /** @description The edit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getEvents: {
        parameters: {
            query?: {
                /** @description A span of time that follows the day on which it is asked for, instead of from and to; the weekend is Saturday and Sunday, the coming or what is left of this one */
                when?: "today" | "tomorrow" | "weekend" | "week";
                /**
                 * @description What goes on then or begins later: a day or minute as the city's clocks show it, or an instant of RFC 3339
                 * @example 2026-12-05
                 */
                from?: string;
                /** @description What begins before; as from, a year after it when it is left out */
                to?: string;
                /** @description Of these events only */
                event?: number[];
                /** @description At these places */
                place?: number[];
                project?: number[];
                /** @description Slugs; in their name, or of their projects */
                organisation?: string[];
                /** @description Slugs */
                programme?: string[];
                /** @description Slugs */
                neighbourhood?: string[];
                /** @description Around a point: longitude, latitude */
                near?: number[];
                /** @description How many metres around the point */
                within?: number;
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only where all can get in without a step, by the event's own word or its place's */
                step_free?: boolean;
                /** @description Only online, or there as well */
                online?: boolean;
                /** @description Only what costs nothing */
                free?: boolean;
                /** @description What is spoken, ISO 639 codes */
                language?: string[];
                /** @description Only drafts that you may change, instead of what is published */
                drafts?: boolean;
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of occurrences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        occurrences: components["schemas"]["Occurrence"][];
                        /**
                         * Format: date-time
                         * @description What was asked for, in the time of the city
                         */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @description The address of the next page; missing at the end */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventInput"];
            };
        };
        responses: {
            /** @description Written */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCalendar: {
        parameters: {
            query?: {
                /** @description A span of time that follows the day on which it is asked for, instead of from and to; the weekend is Saturday and Sunday, the coming or what is left of this one */
                when?: "today" | "tomorrow" | "weekend" | "week";
                /**
                 * @description What goes on then or begins later: a day or minute as the city's clocks show it, or an instant of RFC 3339
                 * @example 2026-12-05
                 */
                from?: string;
                /** @description What begins before; as from, a year after it when it is left out */
                to?: string;
                /** @description Of these events only */
                event?: number[];
                /** @description At these places */
                place?: number[];
                project?: number[];
                /** @description Slugs; in their name, or of their projects */
                organisation?: string[];
                /** @description Slugs */
                programme?: string[];
                /** @description Slugs */
                neighbourhood?: string[];
                /** @description Around a point: longitude, latitude */
                near?: number[];
                /** @description How many metres around the point */
                within?: number;
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only where all can get in without a step, by the event's own word or its place's */
                step_free?: boolean;
                /** @description Only online, or there as well */
                online?: boolean;
                /** @description Only what costs nothing */
                free?: boolean;
                /** @description What is spoken, ISO 639 codes */
                language?: string[];
                /** @description Only drafts that you may change, instead of what is published */
                drafts?: boolean;
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description In which language */
                lang?: components["parameters"]["calendarLanguage"];
                /** @description What the calendar is called */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Calendar"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getEventCalendar: {
        parameters: {
            query?: {
                /** @description In which language */
                lang?: components["parameters"]["calendarLanguage"];
            };
            header?: never;
            path: {
                eventId: components["parameters"]["eventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Calendar"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: components["parameters"]["eventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Event"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    deleteEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                eventId: components["parameters"]["eventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                eventId: components["parameters"]["eventId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["EventPatch"];
            };
        };
        responses: {
            200: components["responses"]["Event"];
            default: components["responses"]["Problem"];
        };
    };
    getCollections: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": {
                        links: components["schemas"]["Link"][];
                        crs?: string[];
                        collections: components["schemas"]["Collection"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getCollection: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getSchema: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["JSONSchema"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getQueryables: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["JSONSchema"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getSortables: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["JSONSchema"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getDescribedby: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["JSONSchema"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    downloadItems: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: "geojson" | "json" | "gpkg" | "fgb" | "geojsonseq" | "csv";
                /** @description West, south, east, north in degrees; features that meet the box. Six numbers have heights, which are ignored. */
                bbox?: components["parameters"]["bbox"];
                /** @description Reference system of bbox, in the axis order of its authority */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /** @description Reference system of the coordinates in the answer, in the axis order of its authority; the safe CURIE, as [EPSG:3844], is taken too */
                crs?: components["parameters"]["crs"];
                /** @description An instant or an interval such as 2023-01-01/.. ; features without a time always match */
                datetime?: components["parameters"]["datetime"];
                /**
                 * @description A condition in CQL2 (OGC 21-065r2), such as `kind = 'space' AND S_INTERSECTS(geometry, BBOX(21.2, 45.7, 21.3, 45.8))`.
                 *     Holds together with all other parameters. At most 8192 bytes, operators 32 deep, 256 operators, properties and values,
                 *     200 values in a list, 1000 vertices, 8 wildcards % in a LIKE.
                 */
                filter?: components["parameters"]["filter"];
                /** @description How the filter is written; cql-text is what GDAL sends */
                "filter-lang"?: components["parameters"]["filter-lang"];
                /** @description Reference system of the coordinates in the filter, in the axis order of its authority */
                "filter-crs"?: components["parameters"]["filter-crs"];
                /**
                 * @description A sortable, with a minus before it from the last to the first; title is that of Romanian titles, title_en of English
                 *     ones. match needs q and is then the default.
                 */
                sortby?: components["parameters"]["sortby"];
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description Only these */
                ids?: components["parameters"]["ids"];
                /** @description One or more kinds */
                kind?: components["parameters"]["kind"];
                category?: components["parameters"]["category"];
                life?: components["parameters"]["life"];
                /** @description Slugs; places that lie in one of them, if only in part */
                neighbourhoods?: components["parameters"]["neighbourhoods"];
                /** @description Slugs; places of their projects */
                programme?: components["parameters"]["programme"];
                project?: components["parameters"]["project"];
                /** @description Slugs; places of their projects */
                organisation?: components["parameters"]["organisation"];
                step_free?: components["parameters"]["step_free"];
                river_bank?: components["parameters"]["river_bank"];
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only what the caller may see anyhow */
                publication?: components["parameters"]["publication"];
                /** @description Such as way/123 */
                osm?: components["parameters"]["osm"];
                /** @description Such as Q42 */
                wikidata?: components["parameters"]["wikidata"];
                /** @description Only what began as a proposal */
                proposals?: components["parameters"]["proposals"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Crs"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                    "application/geo+json-seq": string;
                    "text/csv": string;
                    "application/geopackage+sqlite3": string;
                    "application/flatgeobuf": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getItems: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Places as they were at that time, or at the end (UTC) of that day: what was public then, of what the asker may see now. The filters q, filter, organisation, datetime and the like cannot be asked of the past. */
                "as-of"?: components["parameters"]["asOf"];
                /** @description West, south, east, north in degrees; features that meet the box. Six numbers have heights, which are ignored. */
                bbox?: components["parameters"]["bbox"];
                /** @description Reference system of bbox, in the axis order of its authority */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /** @description Reference system of the coordinates in the answer, in the axis order of its authority; the safe CURIE, as [EPSG:3844], is taken too */
                crs?: components["parameters"]["crs"];
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
                /** @description hits gives the number of features that match and none of them */
                resultType?: components["parameters"]["resultType"];
                /** @description An instant or an interval such as 2023-01-01/.. ; features without a time always match */
                datetime?: components["parameters"]["datetime"];
                /**
                 * @description A condition in CQL2 (OGC 21-065r2), such as `kind = 'space' AND S_INTERSECTS(geometry, BBOX(21.2, 45.7, 21.3, 45.8))`.
                 *     Holds together with all other parameters. At most 8192 bytes, operators 32 deep, 256 operators, properties and values,
                 *     200 values in a list, 1000 vertices, 8 wildcards % in a LIKE.
                 */
                filter?: components["parameters"]["filter"];
                /** @description How the filter is written; cql-text is what GDAL sends */
                "filter-lang"?: components["parameters"]["filter-lang"];
                /** @description Reference system of the coordinates in the filter, in the axis order of its authority */
                "filter-crs"?: components["parameters"]["filter-crs"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
                /**
                 * @description A sortable, with a minus before it from the last to the first; title is that of Romanian titles, title_en of English
                 *     ones. match needs q and is then the default.
                 */
                sortby?: components["parameters"]["sortby"];
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description Only these */
                ids?: components["parameters"]["ids"];
                /** @description One or more kinds */
                kind?: components["parameters"]["kind"];
                category?: components["parameters"]["category"];
                life?: components["parameters"]["life"];
                /** @description Slugs; places that lie in one of them, if only in part */
                neighbourhoods?: components["parameters"]["neighbourhoods"];
                /** @description Slugs; places of their projects */
                programme?: components["parameters"]["programme"];
                project?: components["parameters"]["project"];
                /** @description Slugs; places of their projects */
                organisation?: components["parameters"]["organisation"];
                step_free?: components["parameters"]["step_free"];
                river_bank?: components["parameters"]["river_bank"];
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only what the caller may see anyhow */
                publication?: components["parameters"]["publication"];
                /** @description Such as way/123 */
                osm?: components["parameters"]["osm"];
                /** @description Such as Q42 */
                wikidata?: components["parameters"]["wikidata"];
                /** @description Only what began as a proposal */
                proposals?: components["parameters"]["proposals"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Features; a link with rel next when there are more, in the header also of formats without links */
            200: {
                headers: {
                    "Content-Crs"?: string;
                    Link?: string;
                    /** @description Of formats that have no room for it */
                    "OGC-NumberMatched"?: number;
                    /** @description Likewise */
                    "OGC-NumberReturned"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                    "text/html": string;
                    "application/flatgeobuf": string;
                    "application/geo+json-seq": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Feature"];
        responses: {
            201: components["responses"]["Created"];
            default: components["responses"]["Problem"];
        };
    };
    getItem: {
        parameters: {
            query?: {
                /** @description Reference system of the coordinates in the answer, in the axis order of its authority; the safe CURIE, as [EPSG:3844], is taken too */
                crs?: components["parameters"]["crs"];
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
                /** @description Places as they were at that time, or at the end (UTC) of that day: what was public then, of what the asker may see now. The filters q, filter, organisation, datetime and the like cannot be asked of the past. */
                "as-of"?: components["parameters"]["asOf"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Feature"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    replaceItem: {
        parameters: {
            query?: {
                /** @description Why, for the history */
                reason?: components["parameters"]["reason"];
            };
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /** @description The Last-Modified that was read, to the second; looked at when there is no If-Match */
                "If-Unmodified-Since"?: components["parameters"]["ifUnmodifiedSince"];
                /** @description Reference system of the coordinates in the body, in the axis order of its authority, in angle brackets; longitude and latitude when it is missing */
                "Content-Crs"?: components["parameters"]["contentCrs"];
            };
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Feature"];
        responses: {
            200: components["responses"]["Feature"];
            default: components["responses"]["Problem"];
        };
    };
    deleteItem: {
        parameters: {
            query?: {
                /** @description Why, for the history */
                reason?: components["parameters"]["reason"];
            };
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /** @description The Last-Modified that was read, to the second; looked at when there is no If-Match */
                "If-Unmodified-Since"?: components["parameters"]["ifUnmodifiedSince"];
                /** @description Reference system of the coordinates in the body, in the axis order of its authority, in angle brackets; longitude and latitude when it is missing */
                "Content-Crs"?: components["parameters"]["contentCrs"];
            };
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateItem: {
        parameters: {
            query?: {
                /** @description Why, for the history */
                reason?: components["parameters"]["reason"];
            };
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /** @description The Last-Modified that was read, to the second; looked at when there is no If-Match */
                "If-Unmodified-Since"?: components["parameters"]["ifUnmodifiedSince"];
                /** @description Reference system of the coordinates in the body, in the axis order of its authority, in angle brackets; longitude and latitude when it is missing */
                "Content-Crs"?: components["parameters"]["contentCrs"];
            };
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["FeaturePatch"];
            };
        };
        responses: {
            200: components["responses"]["Feature"];
            default: components["responses"]["Problem"];
        };
    };
    getRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revisions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revisions: components["schemas"]["Revision"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getActivity: {
        parameters: {
            query?: {
                place?: number[];
                kind?: components["schemas"]["Kind"][];
                /** @description Slugs */
                neighbourhood?: string[];
                /** @description Slugs */
                programme?: string[];
                /** @description Slugs */
                organisation?: string[];
                project?: number[];
                step_free?: ("yes" | "limited" | "no")[];
                /** @description As in a search */
                q?: string;
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                f?: "json" | "atom";
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has happened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        activity: components["schemas"]["Activity"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                    "application/atom+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getFollows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        follows: components["schemas"]["Follow"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addFollow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As its owner knows it */
                    title: string;
                    watch: components["schemas"]["Watch"];
                    rhythm: components["schemas"]["Rhythm"];
                };
            };
        };
        responses: {
            201: components["responses"]["Follow"];
            default: components["responses"]["Problem"];
        };
    };
    removeFollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                followId: components["parameters"]["followId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateFollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                followId: components["parameters"]["followId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": {
                    rhythm: components["schemas"]["Rhythm"];
                };
            };
        };
        responses: {
            200: components["responses"]["Follow"];
            default: components["responses"]["Problem"];
        };
    };
    unsubscribe: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": Record<string, never>;
            };
        };
        responses: {
            /** @description No such letter comes any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getImpact: {
        parameters: {
            query?: {
                /** @description Slug of one programme */
                programme?: components["parameters"]["ofProgramme"];
                /** @description Number of one project */
                project?: components["parameters"]["ofProject"];
                /** @description Slug of one neighbourhood */
                neighbourhood?: components["parameters"]["inNeighbourhood"];
                /** @description Slug of a river; with from_km and to_km a stretch of it */
                river?: components["parameters"]["onRiver"];
                /** @description Where the stretch begins */
                from_km?: components["parameters"]["fromKm"];
                /** @description Where the stretch ends */
                to_km?: components["parameters"]["toKm"];
                year?: components["parameters"]["inYear"];
                /** @description By what the numbers are also told apart; stretch needs a river */
                by?: "neighbourhood" | "programme" | "year" | "stretch";
                f?: components["parameters"]["tableFormat"];
                /** @description Of the words in a CSV */
                lang?: components["parameters"]["tableLanguage"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Impact"];
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getImpactRecords: {
        parameters: {
            query: {
                /** @description Slug of the number */
                measure: string;
                /** @description Slug of one programme */
                programme?: components["parameters"]["ofProgramme"];
                /** @description Number of one project */
                project?: components["parameters"]["ofProject"];
                /** @description Slug of one neighbourhood */
                neighbourhood?: components["parameters"]["inNeighbourhood"];
                /** @description Slug of a river; with from_km and to_km a stretch of it */
                river?: components["parameters"]["onRiver"];
                /** @description Where the stretch begins */
                from_km?: components["parameters"]["fromKm"];
                /** @description Where the stretch ends */
                to_km?: components["parameters"]["toKm"];
                year?: components["parameters"]["inYear"];
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        measure: components["schemas"]["Measure"];
                        records: components["schemas"]["CountedRecord"][];
                        /** @description The address of the next page; missing at the end */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getImpactPhotos: {
        parameters: {
            query?: {
                /** @description Slug of one programme */
                programme?: components["parameters"]["ofProgramme"];
                /** @description Number of one project */
                project?: components["parameters"]["ofProject"];
                /** @description Slug of one neighbourhood */
                neighbourhood?: components["parameters"]["inNeighbourhood"];
                /** @description Slug of a river; with from_km and to_km a stretch of it */
                river?: components["parameters"]["onRiver"];
                /** @description Where the stretch begins */
                from_km?: components["parameters"]["fromKm"];
                /** @description Where the stretch ends */
                to_km?: components["parameters"]["toKm"];
                year?: components["parameters"]["inYear"];
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Photos */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        photos: components["schemas"]["Photo"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getIndicators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Indicators */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        indicators: components["schemas"]["Indicator"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getIndicator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Indicator"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    saveIndicator: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
                /** @description With * only a new one is made; 409 when there is one of this slug */
                "If-None-Match"?: string;
            };
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndicatorInput"];
            };
        };
        responses: {
            200: components["responses"]["Indicator"];
            default: components["responses"]["Problem"];
        };
    };
    getObservations: {
        parameters: {
            query?: {
                /** @description Slug of one indicator */
                indicator?: string;
                /** @description Slug of who reports */
                organisation?: string;
                state?: components["schemas"]["ObservationState"];
                /** @description Slug of one programme */
                programme?: components["parameters"]["ofProgramme"];
                /** @description Number of one project */
                project?: components["parameters"]["ofProject"];
                /** @description Slug of one neighbourhood */
                neighbourhood?: components["parameters"]["inNeighbourhood"];
                /** @description Slug of a river; with from_km and to_km a stretch of it */
                river?: components["parameters"]["onRiver"];
                /** @description Where the stretch begins */
                from_km?: components["parameters"]["fromKm"];
                /** @description Where the stretch ends */
                to_km?: components["parameters"]["toKm"];
                year?: components["parameters"]["inYear"];
                f?: components["parameters"]["tableFormat"];
                /** @description Of the words in a CSV */
                lang?: components["parameters"]["tableLanguage"];
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of observations, or all of them as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        observations: components["schemas"]["Observation"][];
                        /** @description The address of the next page; missing at the end */
                        next?: string;
                    };
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    addObservation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObservationInput"];
            };
        };
        responses: {
            /** @description Reported */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getObservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                observationId: components["parameters"]["observationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Observation"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    deleteObservation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                observationId: components["parameters"]["observationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateObservation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                observationId: components["parameters"]["observationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ObservationPatch"];
            };
        };
        responses: {
            200: components["responses"]["Observation"];
            default: components["responses"]["Problem"];
        };
    };
    confirmObservation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                observationId: components["parameters"]["observationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Observation"];
            default: components["responses"]["Problem"];
        };
    };
    unconfirmObservation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                observationId: components["parameters"]["observationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Observation"];
            default: components["responses"]["Problem"];
        };
    };
    getLandingPage: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Links"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getConformance: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of URIs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/json": {
                        conformsTo: string[];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getDefinition: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": Record<string, never>;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getMail: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Letters, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mail: components["schemas"]["Mail"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    sendMailAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getWaiting: {
        parameters: {
            query?: {
                /** @description Of these piles alone */
                matter?: components["schemas"]["Matter"][];
                limit?: number;
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what waits */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        waiting: components["schemas"]["Waiting"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    countWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The piles */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        piles: {
                            matter: components["schemas"]["Matter"];
                            count: number;
                            /** @description Whether count is all of them; else there are more */
                            exact: boolean;
                        }[];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    judge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "published" | "sent_back" | "refused" | "waiting";
                    /** @description For the authors; needed unless it is published or taken back */
                    reason?: string;
                    items: {
                        subject: components["schemas"]["Subject"];
                        /** Format: int64 */
                        id: number;
                        /** @description As it was seen; 0 compares nothing */
                        version?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description What has come of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            subject: components["schemas"]["Subject"];
                            /** Format: int64 */
                            id: number;
                            problem?: components["schemas"]["Problem"];
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeTrust: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    withdrawn: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description How the account stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Writer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOrganisations: {
        parameters: {
            query?: {
                /** @description Words of the name */
                q?: string;
                /** @description Only those that an authority vouches for */
                sealed?: boolean;
                limit?: number;
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Organisations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisations: components["schemas"]["Organisation"][];
                        /**
                         * Format: uri
                         * @description Address of the next page
                         */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationInput"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Organisation"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    updateOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["OrganisationPatch"];
            };
        };
        responses: {
            200: components["responses"]["Organisation"];
            default: components["responses"]["Problem"];
        };
    };
    setLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    photo: {
                        alt: components["schemas"]["Text"];
                    };
                    /** Format: binary */
                    image: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Organisation"];
            default: components["responses"]["Problem"];
        };
    };
    removeLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Organisation"];
            default: components["responses"]["Problem"];
        };
    };
    getLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
                /** @description That of the logo */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    giveSeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its name */
                    authority: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Organisation"];
            default: components["responses"]["Problem"];
        };
    };
    withdrawSeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            200: components["responses"]["Organisation"];
            default: components["responses"]["Problem"];
        };
    };
    getSeals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Seals, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seals: components["schemas"]["SealRecord"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Contacts"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    setContacts: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contacts: components["schemas"]["OrganisationContactInput"][];
                };
            };
        };
        responses: {
            200: components["responses"]["Contacts"];
            default: components["responses"]["Problem"];
        };
    };
    discloseContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            200: components["responses"]["Contacts"];
            default: components["responses"]["Problem"];
        };
    };
    getMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Members */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: components["schemas"]["Member"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    role: components["schemas"]["MemberRole"];
                };
            };
        };
        responses: {
            /** @description The member */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getPlacePhotos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photos */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        photos: components["schemas"]["Photo"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    addPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    photo: components["schemas"]["PhotoInput"];
                    /** Format: binary */
                    image: string;
                };
            };
        };
        responses: {
            /** @description The photo */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description What it says */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoReading"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Photo"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    deletePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updatePhoto: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["PhotoPatch"];
                "application/json": components["schemas"]["PhotoPatch"];
            };
        };
        responses: {
            200: components["responses"]["Photo"];
            default: components["responses"]["Problem"];
        };
    };
    decidePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "published" | "refused";
                    /** @description Needed when it is refused */
                    reason?: string;
                    /** @description Of the photo that was seen; another one is refused */
                    version?: number;
                };
            };
        };
        responses: {
            200: components["responses"]["Photo"];
            default: components["responses"]["Problem"];
        };
    };
    appealPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            /** @description The photo */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPhotoImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photoId: components["parameters"]["photoId"];
                /** @description The longer side in pixels */
                size: 320 | 960 | 1920;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getProgrammes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Programmes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        programmes: components["schemas"]["Programme"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The programme */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    saveProgramme: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgrammeInput"];
            };
        };
        responses: {
            /** @description The programme as it is now */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProjects: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description Slug of one organisation */
                organisation?: string;
                /** @description Slug of one programme */
                programme?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projects: components["schemas"]["Project"][];
                        /** @description The address of the next page; missing at the end */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectInput"];
            };
        };
        responses: {
            /** @description Opened */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Project"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ProjectPatch"];
            };
        };
        responses: {
            200: components["responses"]["Project"];
            default: components["responses"]["Problem"];
        };
    };
    getProposals: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
                /** @description The newest first or the oldest first */
                sortby?: "-id" | "id";
                /** @description Only what the caller may see anyhow */
                publication?: components["parameters"]["publication"];
                decision?: components["schemas"]["Decision"][];
                aim?: components["schemas"]["Aim"][];
                /** @description Those that these places are */
                place?: number[];
                /** @description Those about these places */
                target?: number[];
                /** @description Only one's own */
                own?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Proposals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposals: components["schemas"]["Proposal"][];
                        /** @description The address of the next page; missing at the end */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createProposal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProposal"];
            };
        };
        responses: {
            /** @description Proposed */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: components["parameters"]["proposalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Proposal"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getReports: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: components["schemas"]["Report"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A solution of a challenge, from strangers: base64 of the JSON {algorithm, challenge, number, salt, signature} */
                Altcha?: components["parameters"]["altcha"];
            };
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            201: components["responses"]["Report"];
            default: components["responses"]["Problem"];
        };
    };
    getReportQueue: {
        parameters: {
            query?: {
                /** @description Those published that are so, for whoever is responsible */
                status?: components["schemas"]["ReportStatus"];
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: components["schemas"]["Report"][];
                        /** @description How many there are */
                        count: number;
                        /** @description Whether count is all of them; else there are at least so many */
                        exact: boolean;
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Report"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    withdrawReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    decideReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RemarkDecision"];
        responses: {
            200: components["responses"]["Report"];
            default: components["responses"]["Problem"];
        };
    };
    appealReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            200: components["responses"]["Report"];
            default: components["responses"]["Problem"];
        };
    };
    answerReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: components["parameters"]["reportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["ReportStatus"];
                    to: components["schemas"]["ReportStatus"];
                    /** @description For everybody; needed unless it is opened again */
                    answer?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Report"];
            default: components["responses"]["Problem"];
        };
    };
    getRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
                version: components["parameters"]["version"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RevisionFeature"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    restoreRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
                version: components["parameters"]["version"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @description Of the place that was seen; another one is refused */
                    version: number;
                };
            };
        };
        responses: {
            201: components["responses"]["RevisionFeature"];
            default: components["responses"]["Problem"];
        };
    };
    setSensitivity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sensitive: boolean;
                    /** @description For those responsible */
                    reason: string;
                    /** @description Of the place that was seen; 0 compares nothing */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getTrueLocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Reason"];
        responses: {
            /** @description Where it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrueLocation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account, or null for nobody */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whoami"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    password?: string;
                    /** @description From the link; then neither address nor password */
                    token?: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whoami"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    requestSignInLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A solution of a challenge, from strangers: base64 of the JSON {algorithm, challenge, number, salt, signature} */
                Altcha?: components["parameters"]["altcha"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @enum {string} */
                    language?: "ro" | "en";
                    /** @description To be left empty */
                    homepage?: string;
                };
            };
        };
        responses: {
            /** @description On its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    beginAtProvider: {
        parameters: {
            query?: {
                /** @description The page of this site to come back to */
                from?: string;
                /** @description Have the person prove who they are though the provider knows them still */
                again?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            303: components["responses"]["SeeOther"];
            default: components["responses"]["Problem"];
        };
    };
    endAtProvider: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
                iss?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            303: components["responses"]["SeeOther"];
            default: components["responses"]["Problem"];
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's sessions, the one that was used last first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["Session"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Only the session that asks is left */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getStrip: {
        parameters: {
            query?: {
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description One or more kinds */
                kind?: components["parameters"]["kind"];
                category?: components["parameters"]["category"];
                life?: components["parameters"]["life"];
                /** @description Slugs; places that lie in one of them, if only in part */
                neighbourhoods?: components["parameters"]["neighbourhoods"];
                /** @description Slugs; places of their projects */
                programme?: components["parameters"]["programme"];
                project?: components["parameters"]["project"];
                /** @description Slugs; places of their projects */
                organisation?: components["parameters"]["organisation"];
                step_free?: components["parameters"]["step_free"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only these */
                ids?: components["parameters"]["ids"];
                river_bank?: components["parameters"]["river_bank"];
                /** @description Only what the caller may see anyhow */
                publication?: components["parameters"]["publication"];
                /** @description Such as way/123 */
                osm?: components["parameters"]["osm"];
                /** @description Such as Q42 */
                wikidata?: components["parameters"]["wikidata"];
                /** @description Only what began as a proposal */
                proposals?: components["parameters"]["proposals"];
                /** @description An instant or an interval such as 2023-01-01/.. ; features without a time always match */
                datetime?: components["parameters"]["datetime"];
            };
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The strip */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Strip"];
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        algorithm: "SHA-256";
                        /** @description Hash of salt and number, in hexadecimal digits */
                        challenge: string;
                        /** @description The number is below it */
                        maxnumber: number;
                        salt: string;
                        /** @description By which the server knows the task again */
                        signature: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A solution of a challenge, from strangers: base64 of the JSON {algorithm, challenge, number, salt, signature} */
                Altcha?: components["parameters"]["altcha"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    /** @description That others will see */
                    name?: string;
                    /**
                     * @default ro
                     * @enum {string}
                     */
                    language?: "ro" | "en";
                    /** @description To be left empty */
                    homepage?: string;
                    proposal?: components["schemas"]["NewProposal"];
                    /** @description As NewCheck, of a place */
                    check?: {
                        /** Format: int64 */
                        place: number;
                        /**
                         * Format: uuid
                         * @description The same check sent twice with the same address has one letter
                         */
                        uuid: string;
                        presence?: components["schemas"]["Presence"];
                        /** @enum {string} */
                        step_free?: "yes" | "limited" | "no";
                        note?: string;
                    };
                    /** @description As NewReport, of a place */
                    report?: {
                        /** Format: int64 */
                        place: number;
                        /** Format: uuid */
                        uuid: string;
                        topic: components["schemas"]["ReportTopic"];
                        text: string;
                    };
                };
            };
        };
        responses: {
            /** @description The letter is on its way; the same is said of every address */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Time to confirm */
                        valid_days: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description What would be confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "proposal" | "check" | "report";
                        aim?: components["schemas"]["Aim"];
                        /** @description Of the place that it is about, or that is proposed */
                        title: components["schemas"]["Text"];
                        /** @description It was confirmed before; nothing else is told then */
                        confirmed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description It is made, now or before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "proposal" | "check" | "report";
                        /** Format: int64 */
                        place_id: number;
                        title: components["schemas"]["Text"];
                        /** @description The publication of a proposal; of the others whether the public sees them */
                        state: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSupport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Support"];
            default: components["responses"]["Problem"];
        };
    };
    joinSupport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Support"];
            default: components["responses"]["Problem"];
        };
    };
    leaveSupport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Support"];
            default: components["responses"]["Problem"];
        };
    };
    survey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    geometry: components["schemas"]["Geometry"];
                    kind?: components["schemas"]["Kind"];
                };
            };
        };
        responses: {
            /** @description The facts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    selectPlaces: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description An instant or an interval such as 2023-01-01/.. ; features without a time always match */
                datetime?: components["parameters"]["datetime"];
                /** @description One or more kinds */
                kind?: components["parameters"]["kind"];
                category?: components["parameters"]["category"];
                life?: components["parameters"]["life"];
                /** @description Slugs; places that lie in one of them, if only in part */
                neighbourhoods?: components["parameters"]["neighbourhoods"];
                /** @description Slugs; places of their projects */
                programme?: components["parameters"]["programme"];
                project?: components["parameters"]["project"];
                /** @description Slugs; places of their projects */
                organisation?: components["parameters"]["organisation"];
                step_free?: components["parameters"]["step_free"];
                river_bank?: components["parameters"]["river_bank"];
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only what the caller may see anyhow */
                publication?: components["parameters"]["publication"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    geometry: components["schemas"]["Geometry"];
                };
            };
        };
        responses: {
            /** @description The first `limit` by title, and how many there are in all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        places: components["schemas"]["PlaceRef"][];
                        matched: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProjectTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Tags"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagsInput"];
            };
        };
        responses: {
            /** @description The tags (none with dry_run) and the clashes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagsResult"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description The lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["TagLine"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTagHistory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has happened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: components["schemas"]["TagEvent"][];
                        /** @description Link to the next page */
                        next?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    writeToPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: int64
                     * @description The other project's tie
                     */
                    tag_id: number;
                    text: string;
                };
            };
        };
        responses: {
            /** @description The letters are on their way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getProjectEmbed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["parameters"]["projectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Embed"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getOrganisationEmbed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: components["parameters"]["slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Embed"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getPlaceTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Tags"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    deleteTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tagId: components["parameters"]["tagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tagId: components["parameters"]["tagId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": {
                    role?: components["schemas"]["TagRole"];
                    starts?: string | null;
                    ends?: string | null;
                    note?: string | null;
                    /** @description Shown where the partner embeds its places elsewhere */
                    cleared?: boolean;
                };
            };
        };
        responses: {
            /** @description The tag and its clashes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagsResult"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTileMatrixSetsList: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tile matrix sets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tileMatrixSets: Record<string, never>[];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getTileMatrixSet: {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path: {
                tileMatrixSetId: "WebMercatorQuad";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The definition (OGC 17-083r4) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    ".dataset.vector.getTileSetsList": {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tile sets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        links: components["schemas"]["Link"][];
                        tilesets: components["schemas"]["TileSet"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    ".dataset.vector.getTileSet": {
        parameters: {
            query?: {
                f?: "json" | "tilejson";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tile set, or TileJSON 3.0.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TileSet"];
                    "application/vnd.mapbox.tile+json": Record<string, never>;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    ".collection.vector.getTileSetsList": {
        parameters: {
            query?: {
                /** @description The format; Accept says it too */
                f?: components["parameters"]["f"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tile sets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        links: components["schemas"]["Link"][];
                        tilesets: components["schemas"]["TileSet"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    ".collection.vector.getTileSet": {
        parameters: {
            query?: {
                f?: "json" | "tilejson";
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tile set, or TileJSON 3.0.0 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TileSet"];
                    "application/vnd.mapbox.tile+json": Record<string, never>;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    ".collection.vector.getTile": {
        parameters: {
            query?: {
                f?: components["parameters"]["tileF"];
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description An instant or an interval such as 2023-01-01/.. ; features without a time always match */
                datetime?: components["parameters"]["datetime"];
                /** @description Only these */
                ids?: components["parameters"]["ids"];
                /** @description One or more kinds */
                kind?: components["parameters"]["kind"];
                category?: components["parameters"]["category"];
                life?: components["parameters"]["life"];
                /** @description Slugs; places that lie in one of them, if only in part */
                neighbourhoods?: components["parameters"]["neighbourhoods"];
                /** @description Slugs; places of their projects */
                programme?: components["parameters"]["programme"];
                project?: components["parameters"]["project"];
                /** @description Slugs; places of their projects */
                organisation?: components["parameters"]["organisation"];
                step_free?: components["parameters"]["step_free"];
                river_bank?: components["parameters"]["river_bank"];
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only what the caller may see anyhow */
                publication?: components["parameters"]["publication"];
                /** @description Such as way/123 */
                osm?: components["parameters"]["osm"];
                /** @description Such as Q42 */
                wikidata?: components["parameters"]["wikidata"];
                /** @description Only what began as a proposal */
                proposals?: components["parameters"]["proposals"];
                /** @description Places as they were at that time, or at the end (UTC) of that day: what was public then, of what the asker may see now. The filters q, filter, organisation, datetime and the like cannot be asked of the past. */
                "as-of"?: components["parameters"]["asOf"];
                /**
                 * @description A condition in CQL2 (OGC 21-065r2), such as `kind = 'space' AND S_INTERSECTS(geometry, BBOX(21.2, 45.7, 21.3, 45.8))`.
                 *     Holds together with all other parameters. At most 8192 bytes, operators 32 deep, 256 operators, properties and values,
                 *     200 values in a list, 1000 vertices, 8 wildcards % in a LIKE.
                 */
                filter?: components["parameters"]["filter"];
                /** @description How the filter is written; cql-text is what GDAL sends */
                "filter-lang"?: components["parameters"]["filter-lang"];
                /** @description Reference system of the coordinates in the filter, in the axis order of its authority */
                "filter-crs"?: components["parameters"]["filter-crs"];
            };
            header?: never;
            path: {
                /** @description places, public-spaces, riverside-sites, interventions, place-points, place-lines, place-areas, proposals, projects, neighbourhoods, rivers, or partner- and the slug of an organisation */
                collectionId: components["parameters"]["collectionId"];
                tileMatrix: components["parameters"]["tileMatrix"];
                tileRow: components["parameters"]["tileRow"];
                tileCol: components["parameters"]["tileCol"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Tile"];
            /** @description Nothing there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    ".dataset.vector.getTile": {
        parameters: {
            query?: {
                f?: components["parameters"]["tileF"];
                /** @description Text search in titles, aliases and descriptions; accents, word order and small slips do not matter */
                q?: components["parameters"]["q"];
                /** @description An instant or an interval such as 2023-01-01/.. ; features without a time always match */
                datetime?: components["parameters"]["datetime"];
                /** @description Only these */
                ids?: components["parameters"]["ids"];
                /** @description One or more kinds */
                kind?: components["parameters"]["kind"];
                category?: components["parameters"]["category"];
                life?: components["parameters"]["life"];
                /** @description Slugs; places that lie in one of them, if only in part */
                neighbourhoods?: components["parameters"]["neighbourhoods"];
                /** @description Slugs; places of their projects */
                programme?: components["parameters"]["programme"];
                project?: components["parameters"]["project"];
                /** @description Slugs; places of their projects */
                organisation?: components["parameters"]["organisation"];
                step_free?: components["parameters"]["step_free"];
                river_bank?: components["parameters"]["river_bank"];
                /** @description Slug of the river that is nearest */
                river?: components["parameters"]["river"];
                /** @description Of the river, downstream from its origin */
                from_km?: components["parameters"]["from_km"];
                to_km?: components["parameters"]["to_km"];
                /** @description Of any place, looking downstream; what lies on the axis is on both */
                bank?: components["parameters"]["bank"];
                /** @description No farther from the axis of the river; 300 m for events and calls when it is left out */
                within_m?: components["parameters"]["within_m"];
                /** @description Only what the caller may see anyhow */
                publication?: components["parameters"]["publication"];
                /** @description Such as way/123 */
                osm?: components["parameters"]["osm"];
                /** @description Such as Q42 */
                wikidata?: components["parameters"]["wikidata"];
                /** @description Only what began as a proposal */
                proposals?: components["parameters"]["proposals"];
                /** @description Places as they were at that time, or at the end (UTC) of that day: what was public then, of what the asker may see now. The filters q, filter, organisation, datetime and the like cannot be asked of the past. */
                "as-of"?: components["parameters"]["asOf"];
                /**
                 * @description A condition in CQL2 (OGC 21-065r2), such as `kind = 'space' AND S_INTERSECTS(geometry, BBOX(21.2, 45.7, 21.3, 45.8))`.
                 *     Holds together with all other parameters. At most 8192 bytes, operators 32 deep, 256 operators, properties and values,
                 *     200 values in a list, 1000 vertices, 8 wildcards % in a LIKE.
                 */
                filter?: components["parameters"]["filter"];
                /** @description How the filter is written; cql-text is what GDAL sends */
                "filter-lang"?: components["parameters"]["filter-lang"];
                /** @description Reference system of the coordinates in the filter, in the axis order of its authority */
                "filter-crs"?: components["parameters"]["filter-crs"];
            };
            header?: never;
            path: {
                tileMatrix: components["parameters"]["tileMatrix"];
                tileRow: components["parameters"]["tileRow"];
                tileCol: components["parameters"]["tileCol"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Tile"];
            /** @description Nothing there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getBaseTile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tileMatrix: components["parameters"]["tileMatrix"];
                tileRow: components["parameters"]["tileRow"];
                tileCol: components["parameters"]["tileCol"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Tile"];
            /** @description Nothing there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens, without their secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tokens: components["schemas"]["Token"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scopes: components["schemas"]["Scope"][];
                    /** Format: date-time */
                    expires_at?: string | null;
                };
            };
        };
        responses: {
            /** @description The token with its secret, shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"] & {
                        secret: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tokenId: components["parameters"]["tokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getTrails: {
        parameters: {
            query?: {
                /** @description How many at most; more than the maximum gives the maximum */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, as given by the link to it; not to be made up */
                after?: components["parameters"]["after"];
                /** @description Slug of one organisation */
                organisation?: string;
                /** @description Slug of one programme */
                programme?: string;
                project?: number;
                /** @description That stop at this place */
                place?: number;
                mode?: components["schemas"]["TravelMode"][];
                /** @description Only those that are */
                step_free?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of trails */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        trails: components["schemas"]["TrailHead"][];
                        /** @description The address of the next page; missing at the end */
                        next?: string;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    createTrail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrailInput"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTrail: {
        parameters: {
            query?: {
                /** @description Today when it is missing */
                day?: components["parameters"]["day"];
            };
            header?: never;
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Trail"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    deleteTrail: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateTrail: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag that was last seen; 412 when somebody changed the thing since. Without it, a property `version` in the
                 *     body is compared; without either, the last writer wins.
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["TrailPatch"];
            };
        };
        responses: {
            200: components["responses"]["Trail"];
            default: components["responses"]["Problem"];
        };
    };
    getTrailGPX: {
        parameters: {
            query?: {
                /** @description Today when it is missing */
                day?: components["parameters"]["day"];
                /** @description Of the document; by Accept-Language when it is missing */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gpx+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getTrailLeaflet: {
        parameters: {
            query?: {
                /** @description Today when it is missing */
                day?: components["parameters"]["day"];
                /** @description Of the document; by Accept-Language when it is missing */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                trailId: components["parameters"]["trailId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    getTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Timeline"];
            304: components["responses"]["NotModified"];
            default: components["responses"]["Problem"];
        };
    };
    movePlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                placeId: components["parameters"]["placeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    line: components["schemas"]["Line"];
                    /** @description The state after the step, one of those that are offered */
                    to: string;
                    /** @description On the line of decisions the public answer */
                    reason?: string;
                    /** @description Slug of the organisation in whose name */
                    organisation?: string;
                    /**
                     * Format: int64
                     * @description The place that a merged proposal goes on as
                     */
                    merged_into?: number;
                    /** @description Of the place that was seen; another one is refused */
                    version?: number;
                    /** @description Of the place that an accepted change is about, as it was seen; without it, it must still be as when the change was written */
                    target_version?: number;
                };
            };
        };
        responses: {
            200: components["responses"]["Timeline"];
            default: components["responses"]["Problem"];
        };
    };
}
