import { cell } from '../view/cell';

/** Why the sign-in dialog is open; null: it is not. */
export const signingIn = cell<'asked' | 'password' | null>(null);
