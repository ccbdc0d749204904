import type { Me, Permit } from '../server/me';

/** Whether somebody may, in all of an area or, where one is named, in that division of it. Without a division: anywhere in the area. */
export function allows(reader: Me, permit: Permit, area: string | undefined, division?: string | null): boolean {
  const whole = [...(reader.permits['*'] ?? []), ...(area === undefined ? [] : (reader.permits[area] ?? []))];
  if (whole.includes(permit)) return true;
  return reader.grants.some(
    (grant) =>
      grant.division !== null &&
      grant.area === area &&
      (division === undefined || grant.division === division) &&
      (reader.roles[grant.role] ?? []).includes(permit),
  );
}

/** Whether he may somewhere at all. */
export function allowsAnywhere(reader: Me, permit: Permit): boolean {
  return (
    Object.values(reader.permits).some((permits) => permits.includes(permit)) ||
    reader.grants.some(({ role }) => (reader.roles[role] ?? []).includes(permit))
  );
}
