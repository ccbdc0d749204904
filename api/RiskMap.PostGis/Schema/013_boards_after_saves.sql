-- Boards of areas with a hundred thousand hazards, also right after somebody saved one.

-- How many of an area's changes were of one table alone (with its lines and acts), by table. What is computed from some tables stands as long as
-- data_version without the changes of all others stands; a change that is not counted here counts for every table.
ALTER TABLE areas ADD COLUMN own_changes jsonb NOT NULL DEFAULT '{}';

-- The first page of the list of hazards, as it is ordered when nothing else is asked for, and the newest first.
CREATE INDEX hazards_most_overdue ON hazards (area, (
    (CASE WHEN state = 'closed' THEN 3000000 - coalesce(closed_on - DATE '2000-01-01', 0)
        WHEN due_on IS NULL THEN 1000000 + (found_on - DATE '2000-01-01') ELSE due_on - DATE '2000-01-01' END)::bigint), feature_id);
CREATE INDEX hazards_newest ON hazards (area, ((DATE '2000-01-01' - found_on)::bigint), feature_id);

-- Hazards of a campaign, of a visit, and what one came back as.
CREATE INDEX hazards_campaign ON hazards (area, campaign) WHERE campaign IS NOT NULL;
CREATE INDEX hazards_inspection ON hazards (area, inspection) WHERE inspection IS NOT NULL;
CREATE INDEX hazards_returns ON hazards (area, returns) WHERE returns IS NOT NULL;
CREATE INDEX inspections_campaign ON inspections (area, campaign) WHERE campaign IS NOT NULL;

-- Fires whose record names premises.
CREATE INDEX incidents_premises ON incidents (area, premises) WHERE premises IS NOT NULL;
