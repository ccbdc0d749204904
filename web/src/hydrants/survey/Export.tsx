import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../server/ask';
import { surveyRoute } from '../../server/routes';

/** The day as a table that spreadsheets open, in the reader's language. */
export function Export({ area, today }: { area: string; today: string }) {
  const { t, i18n } = useTranslation();
  const [day, setDay] = useState(today);
  const [failure, setFailure] = useState<string | null>(null);
  const fetchIt = async () => {
    setFailure(null);
    try {
      const response = await get(surveyRoute(area, day), { headers: { 'accept-language': i18n.language } });
      if (!response.ok) throw new Error((await response.json()).detail);
      const address = URL.createObjectURL(await response.blob());
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = `hydrants-${area}-${day}.csv`;
      anchor.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="survey-end entry-input">
      <input
        type="date"
        value={day}
        max={today}
        aria-label={t('survey.export')}
        onChange={(event) => setDay(event.target.value || today)}
      />
      <button type="button" className="link" onClick={() => void fetchIt()} data-testid="survey-export">
        {t('survey.export')}
      </button>
      {failure && <p className="warn">{failure}</p>}
    </div>
  );
}
