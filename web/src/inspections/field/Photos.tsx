import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../hydrants/survey/usePosition';
import { Icon } from '../../shell/Icon';
import { shrink } from './shrink';
import type { PhotoNote, Visit } from './visit';
import { addPhoto, dropPhoto, photoFile } from './visits';

interface Props {
  visit: Visit;
  /** `visit`, or id of a hazard. */
  of: string;
  position: Position | null;
}

/** Photos of a visit or of one hazard: taken by the camera, kept on the device, the place beside the file and not in it. */
export function Photos({ visit, of, position }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const mine = visit.photos.filter((each) => each.of === of);
  const taken = async (files: FileList | null) => {
    setBusy(true);
    for (const file of files ?? []) {
      await addPhoto(visit.key, await shrink(file), {
        of,
        takenAt: new Date().toISOString(),
        longitude: position?.lng ?? null,
        latitude: position?.lat ?? null,
        accuracy: position?.accuracy ?? null,
      });
    }
    setBusy(false);
  };
  return (
    <div className="photos" data-testid={`photos-${of === 'visit' ? 'visit' : 'hazard'}`}>
      {mine.map((each, i) => (
        <Thumb key={each.key} photo={each} number={i + 1} onDrop={() => void dropPhoto(visit.key, each.key)} />
      ))}
      <label className="photo-add" aria-busy={busy}>
        <Icon name="camera" size={22} />
        <span>{t(busy ? 'inspect.form.photoBusy' : 'inspect.form.photo')}</span>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          className="visually-hidden"
          onChange={(event) => {
            const { files } = event.target;
            void taken(files).then(() => {
              event.target.value = '';
            });
          }}
        />
      </label>
    </div>
  );
}

function Thumb({ photo, number, onDrop }: { photo: PhotoNote; number: number; onDrop: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    void photoFile(photo.key).then((file) => {
      if (!file || gone) return;
      made = URL.createObjectURL(file);
      setAddress(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [photo.key]);
  return (
    <span className="photo" data-testid="photo">
      {address && <img src={address} alt={t('inspect.form.photoN', { n: number })} />}
      <button type="button" aria-label={t('inspect.form.photoDrop', { n: number })} onClick={onDrop}>
        <Icon name="close" size={14} />
      </button>
    </span>
  );
}
