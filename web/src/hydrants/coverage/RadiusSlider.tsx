import Slider from 'antd/es/slider';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { setView } from '../../view/store';
import { defaultRadius, radiusRange } from '../../view/url';

const marks = { 50: '50', [defaultRadius]: '150 · GB', 300: '300', 500: '500 m' };

/** Metres; the map recolours while it moves. 150 m is the radius of GB 50974 7.2.5. */
export function RadiusSlider({ radius }: { radius: number }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <div>
      <div className="field">
        <span>{t('coverage.radius')}</span>
        <strong data-testid="radius">{count(radius)} m</strong>
      </div>
      <div className="slider-box">
        <Slider
          min={radiusRange.min}
          max={radiusRange.max}
          step={radiusRange.step}
          value={radius}
          marks={marks}
          included
          tooltip={{ open: false }}
          onChange={(value) => setView({ radius: value })}
          ariaLabelForHandle={`${t('coverage.radius')} (m)`}
        />
      </div>
      <p className="note">{t('coverage.standardMark')}</p>
    </div>
  );
}
