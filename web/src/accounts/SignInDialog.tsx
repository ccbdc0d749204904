import { useTranslation } from 'react-i18next';
import { dataHaveChanged } from '../areas/touched';
import { sessionEnded } from '../server/me';
import { useCell } from '../view/cell';
import { ChangePassword } from './ChangePassword';
import { Dialog } from './Dialog';
import { SignInForm } from './SignInForm';
import { signingIn } from './signingIn';

/** Signing in over whatever is being done: the form behind it keeps what was typed. */
export function SignInDialog() {
  const { t } = useTranslation();
  const asked = useCell(signingIn);
  const ended = useCell(sessionEnded);
  const close = () => {
    signingIn.set(null);
    sessionEnded.set(false);
  };
  if (asked === 'password') {
    return (
      <Dialog title={t('accounts.change')} onClose={close} testId="password-dialog">
        <ChangePassword onDone={close} />
      </Dialog>
    );
  }
  if (!asked && !ended) return null;
  return (
    <Dialog title={t(ended ? 'accounts.again' : 'accounts.signIn')} onClose={close} testId="sign-in-dialog">
      {ended && <p className="account-lead">{t('accounts.ended')}</p>}
      <SignInForm
        back={window.location.pathname + window.location.search}
        onIn={() => {
          close();
          dataHaveChanged();
        }}
      />
    </Dialog>
  );
}
