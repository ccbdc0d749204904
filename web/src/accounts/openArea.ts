import { cell } from '../view/cell';

/** The area that is open: "may I" is about it where nothing else is said. */
export const openArea = cell<string | undefined>(undefined);
