import { divIcon, type LatLngTuple, type Map as LeafletMap, layerGroup, type Marker, marker, type Polyline, polyline } from 'leaflet';
import { type MarkTaker, markTaker, type PlanMark } from '../plan';

const size = 28;
const steps: Record<string, [east: number, north: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface Drawn {
  look: string;
  marker: Marker;
  line: Polyline | null;
}

/** Hydrants of a plan. One that only moves keeps its element, so that it can be dragged and keeps the keyboard's focus. */
export class PlanMarks {
  private readonly group = layerGroup();
  private readonly drawn = new Map<string, Drawn>();

  constructor(map: LeafletMap) {
    this.group.addTo(map);
  }

  show(marks: readonly PlanMark[]) {
    const wanted = new Set(marks.map(({ id }) => id));
    for (const [id, { marker, line }] of this.drawn) {
      if (wanted.has(id)) continue;
      this.group.removeLayer(marker);
      line?.remove();
      this.drawn.delete(id);
    }
    for (const mark of marks) this.place(mark);
  }

  private place(mark: PlanMark) {
    const look = JSON.stringify([mark.kind, mark.title, mark.text, mark.lit]);
    const at: LatLngTuple = [mark.lat, mark.lng];
    let old = this.drawn.get(mark.id);
    if (!old) {
      old = { look: '', marker: marker(at, { pane: 'plan', keyboard: true, riseOnHover: true, bubblingMouseEvents: false }), line: null };
      listen(old.marker, mark.id);
      this.drawn.set(mark.id, old);
    }
    if (old.look !== look) {
      old.look = look;
      old.marker.setIcon(
        divIcon({
          className: `plan-mark plan-${mark.kind}${mark.lit ? ' plan-lit' : ''}`,
          html: `<span><b>${(mark.text ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</b></span>`,
          iconSize: [size, size],
        }),
      );
      this.group.addLayer(old.marker);
      const element = old.marker.getElement();
      element?.setAttribute('data-mark', mark.id);
      element?.setAttribute('aria-label', mark.title);
      element?.setAttribute('title', mark.title);
    }
    old.marker.setLatLng(at);
    if (mark.from) {
      const ends: LatLngTuple[] = [[mark.from[1], mark.from[0]], at];
      if (old.line) old.line.setLatLngs(ends);
      else old.line = polyline(ends, { pane: 'plan-lines', className: 'plan-line', interactive: false, weight: 1.5 }).addTo(this.group);
    }
  }
}

function listen(mark: Marker, id: string) {
  const taker = (): MarkTaker => markTaker.get();
  mark.on('click', () => taker().onPick?.(id));
  mark.on('mouseover', () => taker().onHover?.(id)).on('mouseout', () => taker().onHover?.(null));
  mark.on('keydown', (event) => {
    const { originalEvent: key } = event as unknown as { originalEvent: KeyboardEvent };
    const step = steps[key.key];
    if (step) {
      const far = key.shiftKey ? 10 : 1;
      taker().onNudge?.(id, step[0] * far, step[1] * far);
    } else if (key.key === 'Delete' || key.key === 'Backspace') taker().onDelete?.(id);
    else return;
    key.preventDefault();
    key.stopPropagation();
  });
}
