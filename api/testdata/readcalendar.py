# Reads an iCalendar document with vobject, and its rules with dateutil: neither has anything of ours. It prints each time
# that something happens in UTC, with status and title, in the way that a calendar program shows it.
import sys

import vobject
from datetime import datetime, time, timezone


def instant(value):
    if not isinstance(value, datetime):
        return value.isoformat()
    assert value.tzinfo is not None, "a time without a zone"
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


calendar = vobject.readOne(sys.stdin.buffer.read().decode("utf-8"), validate=True)
shown = {}
for event in calendar.vevent_list:
    length = event.dtend.value - event.dtstart.value
    status, title, uid = event.status.value, event.summary.value, event.uid.value
    if "recurrence-id" in event.contents:
        shown[(uid, instant(event.recurrence_id.value))] = (instant(event.dtstart.value), instant(event.dtend.value), status, title)
        continue
    starts = event.getrruleset(addRDate=True) if "rrule" in event.contents else [event.dtstart.value]
    for start in starts:
        if not isinstance(event.dtstart.value, datetime) and isinstance(start, datetime):
            start = start.date()
        elif isinstance(start, datetime) and start.tzinfo is None:
            start = start.replace(tzinfo=event.dtstart.value.tzinfo)
        # A calendar adds the length to the time on the wall or to the instant; ours never differ outside of that night.
        shown[(uid, instant(start))] = (instant(start), instant(start + length), status, title)
for key in sorted(shown):
    print("|".join(shown[key]))
