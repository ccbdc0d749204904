import { useTranslation } from 'react-i18next';
import { mapMiddle } from '../../map/commands';
import { Icon, type IconName } from '../../shell/Icon';
import { useCell } from '../../view/cell';
import { history, undo } from './plan';
import { addAt, type Tool, tool } from './usePlanOnMap';

const tools: [Tool, IconName][] = [
  ['add', 'plus'],
  ['remove', 'cross'],
  ['out', 'off'],
  ['close', 'barrier'],
  ['look', 'hand'],
];

/** What a click on the map does. Whatever the tool, a hydrant can be dragged. */
export function Tools() {
  const { t } = useTranslation();
  const chosen = useCell(tool);
  const { past } = useCell(history);
  const addInMiddle = () => {
    const middle = mapMiddle();
    if (middle) addAt(...middle);
  };
  return (
    <section className="section plan-tools" aria-label={t('plan.tools')}>
      <div className="plan-tool-row">
        {tools.map(([name, icon]) => (
          <button key={name} type="button" aria-pressed={chosen === name} onClick={() => tool.set(name)} data-testid={`tool-${name}`}>
            <Icon name={icon} size={18} />
            <span>{t(`plan.tool.${name}`)}</span>
          </button>
        ))}
        <button type="button" onClick={undo} disabled={past.length === 0} data-testid="plan-undo">
          <Icon name="undo" size={18} />
          <span>{t('plan.undo')}</span>
        </button>
      </div>
      <p className="note">
        {t(`plan.toolHint.${chosen}`)}{' '}
        {chosen === 'add' && (
          <button type="button" className="link" onClick={addInMiddle} data-testid="plan-add-middle">
            {t('plan.addMiddle')}
          </button>
        )}
      </p>
    </section>
  );
}
