package postgis

import (
	"context"

	"locuri/geo"
)

const unknownDutiesSQL = `
SELECT (SELECT coalesce(array_agg(slug), '{}') FROM unnest($1::text[]) AS wanted(slug) WHERE NOT EXISTS (
	SELECT FROM area a JOIN area_set s ON s.id = a.set_id AND s.slug = 'neighbourhoods' WHERE a.slug = wanted.slug)),
	(SELECT coalesce(array_agg(slug), '{}') FROM unnest($2::text[]) AS wanted(slug) WHERE NOT EXISTS (SELECT FROM programme g WHERE g.slug = wanted.slug))`

// checkDuties refuses neighbourhoods and programmes that there are not.
func checkDuties(ctx context.Context, q querier, account *geo.Account) error {
	var areas, programmes []string
	if err := q.QueryRow(ctx, unknownDutiesSQL, list(account.Areas), list(account.Programmes)).Scan(&areas, &programmes); err != nil {
		return err
	}
	var p geo.Problems
	if len(areas) > 0 {
		p.Add("areas", "not_found", "there is no neighbourhood %v", areas)
	}
	if len(programmes) > 0 {
		p.Add("programmes", "not_found", "there is no programme %v", programmes)
	}
	return p.Err()
}
