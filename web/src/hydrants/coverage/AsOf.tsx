import DatePicker from 'antd/es/date-picker';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../../view/store';

/** The day on which hydrants are judged: any day from the past to today. */
export function AsOf({ today, asOf }: { today: string; asOf: string }) {
  const { t, i18n } = useTranslation();
  const chosen = useView().asOf !== undefined;
  const choose = (day: string | undefined) => setView({ asOf: day === today ? undefined : day });
  return (
    <div className="field as-of">
      <span>{t('coverage.asOf')}</span>
      <span className="as-of-value">
        {chosen && (
          <button type="button" className="link" onClick={() => choose(undefined)}>
            {t('coverage.today')}
          </button>
        )}
        <DatePicker
          value={dayjs(asOf)}
          allowClear={false}
          maxDate={dayjs(today)}
          format={i18n.language === 'en' ? 'D MMM YYYY' : 'YYYY年M月D日'}
          onChange={(day) => choose(day?.format('YYYY-MM-DD'))}
          aria-label={t('coverage.asOf')}
          inputReadOnly
          style={{ width: 148 }}
        />
      </span>
    </div>
  );
}
