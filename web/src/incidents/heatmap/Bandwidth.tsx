import Select from 'antd/es/select';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { setView } from '../../view/store';

const choices = [100, 200, 300, 500, 800, 1200];

/** How far one fire's weight is spread, in metres on the ground; never in pixels. */
export function Bandwidth({ chosen, automatic }: { chosen?: number; automatic?: number }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const auto = automatic === undefined ? t('fires.autoShort') : t('fires.auto', { metres: count(Math.round(automatic)) });
  const metres = chosen !== undefined && !choices.includes(chosen) ? [...choices, chosen].sort((a, b) => a - b) : choices;
  return (
    <>
      <div className="field">
        <span id="bandwidth-label">{t('fires.bandwidth')}</span>
        <Select
          value={chosen ?? 0}
          onChange={(value) => setView({ bandwidth: value === 0 ? undefined : value })}
          options={[{ value: 0, label: auto }, ...metres.map((value) => ({ value, label: t('fires.metres', { n: count(value) }) }))]}
          style={{ width: 168 }}
          aria-labelledby="bandwidth-label"
          data-testid="bandwidth"
        />
      </div>
      <p className="note">{t('fires.bandwidthHelp')}</p>
    </>
  );
}
