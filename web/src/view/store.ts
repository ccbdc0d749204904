import { useSyncExternalStore } from 'react';
import { formatUrl, parseUrl, type ViewState } from './url';

/** The view and the address bar are one: whatever is set here is written there, and the back button reads it again. */
let view = parseUrl(window.location.search);
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

window.addEventListener('popstate', () => {
  view = { ...parseUrl(window.location.search) };
  tell();
});

// A step worth going back to makes a history entry; moving the map or a slider does not.
const steps: (keyof ViewState)[] = [
  'area',
  'question',
  'selected',
  'preview',
  'found',
  'board',
  'records',
  'campaign',
  'units',
  'accountTab',
  'visit',
  'notice',
  'hazards',
  'zonesTab',
];
let pending: number | undefined;

export function setView(change: Partial<ViewState>) {
  const next = { ...view, ...change };
  const isStep = steps.some((key) => key in change && change[key] !== view[key]);
  view = next;
  window.clearTimeout(pending);
  if (isStep) window.history.pushState(null, '', address());
  // Browsers refuse more than about a hundred replaced states in half a minute, which a dragged slider reaches.
  else pending = window.setTimeout(() => window.history.replaceState(null, '', address()), 200);
  tell();
}

export function getView(): ViewState {
  return view;
}

function address() {
  return window.location.pathname + formatUrl(view);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useView(): ViewState {
  return useSyncExternalStore(subscribe, getView);
}
