import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keepInSight } from '../map/commands';
import { useCell } from '../view/cell';
import { setView, useView } from '../view/store';
import { Icon } from './Icon';
import { usePhone } from './usePhone';
import { sheetLowered, useSheet } from './useSheet';

/** Questions whose answer is a page to read, not a place to look at. */
const wideQuestions = ['accounts', 'reports'];

/** The one panel: 360 px beside the rail at a desk, a sheet with three heights on a phone. */
export function Panel({ children, asked = false, tall = false }: { children: ReactNode; asked?: boolean; tall?: boolean }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { question, selected, records } = useView();
  const sheet = useSheet();
  const wide = !phone && selected === undefined && records === undefined && !asked && wideQuestions.includes(question ?? '');
  const open = question !== null || selected !== undefined || records !== undefined || asked;
  // What floats on the map keeps clear of the panel by these two lengths.
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--left', phone ? '0px' : open ? (wide ? 'min(1056px, calc(100vw - 160px))' : '440px') : '64px');
    style.setProperty('--sheet', phone && open ? `${sheet.height}px` : '0px');
  }, [phone, open, wide, sheet.height]);
  // A card speaks of a place: the sheet makes room for it.
  const { setStop } = sheet;
  useEffect(() => {
    if (selected) setStop((stop) => (stop === 'full' ? 'half' : stop));
  }, [selected, setStop]);
  // A long form wants all the height there is.
  useEffect(() => {
    if (tall) setStop('full');
  }, [tall, setStop]);
  const lowered = useCell(sheetLowered);
  const wasLowered = useRef(false);
  useEffect(() => {
    if (lowered !== wasLowered.current) setStop(lowered ? 'peek' : 'half');
    wasLowered.current = lowered;
  }, [lowered, setStop]);
  // What the card speaks of is not hidden by the card: the sheet has come to its height by then.
  const { height, dragging } = sheet;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every height hides something else.
  useEffect(() => {
    if (!selected || dragging) return;
    const risen = setTimeout(() => keepInSight(), phone ? 220 : 0);
    return () => clearTimeout(risen);
  }, [selected, height, dragging, phone]);
  if (!open) return null;
  return (
    <aside
      id="panel"
      className={`panel ${wide ? 'panel-wide' : ''} ${phone ? 'sheet' : ''} ${sheet.dragging ? 'dragging' : ''}`}
      style={phone ? { height: sheet.height } : undefined}
      data-panel
      data-testid="panel"
      data-sheet={phone ? sheet.stop : undefined}
    >
      {phone && (
        <button type="button" className="grip" aria-label={t('panel.sheet')} data-testid="sheet-grip" {...sheet.grip}>
          <span />
        </button>
      )}
      {!phone && !selected && !records && !asked && (
        <button
          type="button"
          className="panel-close"
          aria-label={t('panel.close')}
          title={t('panel.close')}
          onClick={() => setView({ question: null })}
        >
          <Icon name="close" size={18} />
        </button>
      )}
      <div className="panel-body">{children}</div>
    </aside>
  );
}
