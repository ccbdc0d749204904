import type { MapScene } from './MapScene';
import { grab } from './plan';

/** Pixels that a finger may tremble before a press counts as a drag. */
const still = 4;
const brush = 14;

/**
 * Lets a room take hold of its marks, and of hydrants of the record, and drag them: the map itself stands still meanwhile. By pointer
 * events, which a mouse, a pen and a finger have in common.
 */
export function listenForHolds(opened: MapScene) {
  const { map } = opened;
  const container = map.getContainer();
  const placeOf = (event: PointerEvent) => map.mouseEventToLatLng(event as unknown as MouseEvent);
  const pressed = (event: PointerEvent) => {
    const take = grab.get();
    const target = event.target as HTMLElement;
    if (!take || !event.isPrimary || event.button !== 0 || target.closest('.leaflet-control, button, [role=slider]')) return;
    const at = placeOf(event);
    const mark = target.closest<HTMLElement>('[data-mark]')?.dataset.mark;
    const hydrant = mark ? undefined : opened.numberAt('hydrants', at.lng, at.lat, brush);
    const hold = mark || hydrant !== undefined ? take({ mark, hydrant, lng: at.lng, lat: at.lat }) : null;
    if (!hold) return;
    map.dragging.disable();
    let moved = false;
    const follow = (next: PointerEvent) => {
      if (next.pointerId !== event.pointerId) return;
      moved ||= Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) > still;
      if (!moved) return;
      const { lng, lat } = placeOf(next);
      hold.move(lng, lat);
    };
    const letGo = (next: PointerEvent) => {
      if (next.pointerId !== event.pointerId) return;
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', letGo);
      window.removeEventListener('pointercancel', letGo);
      map.dragging.enable();
      const { lng, lat } = placeOf(next);
      hold.drop(lng, lat, moved);
      // The click that the browser makes of it is none on the map.
      if (moved) container.addEventListener('click', swallow, { capture: true, once: true });
      if (moved) setTimeout(() => container.removeEventListener('click', swallow, { capture: true }), 50);
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', letGo);
    window.addEventListener('pointercancel', letGo);
  };
  container.addEventListener('pointerdown', pressed, { capture: true });
}

function swallow(event: Event) {
  event.stopPropagation();
  event.preventDefault();
}
