import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from './Line';

export interface Typed {
  lng: number;
  lat: number;
  /** null: WGS-84. */
  crs: string | null;
}

interface Props {
  /** The place on the map. */
  at: { lng: number; lat: number } | null;
  onTyped: (place: Typed | null) => void;
}

const systems = ['WGS-84', 'GCJ-02', 'BD-09'];

/** The place as two numbers, which can be typed instead, in the coordinate system that they were read in. */
export function PlaceLine({ at, onTyped }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [crs, setCrs] = useState('WGS-84');
  useEffect(() => {
    if (at) setText(`${at.lng.toFixed(6)}, ${at.lat.toFixed(6)}`);
  }, [at]);
  const tell = (words: string, system: string) => {
    const [lng, lat] = words.split(/[\s,，]+/).map((part) => (part === '' ? Number.NaN : Number(part)));
    const whole = Number.isFinite(lng) && Number.isFinite(lat);
    onTyped(whole ? { lng: lng as number, lat: lat as number, crs: system === 'WGS-84' ? null : system } : null);
  };
  return (
    <>
      <Line
        name="place"
        label={t('entry.place')}
        value={text}
        onChange={(next) => {
          setText(next);
          tell(next, crs);
        }}
      />
      <Line
        name="crs"
        label={t('entry.crs')}
        value={crs}
        options={systems.map((each) => [each, t(`entry.systems.${each.replace('-', '')}`)])}
        onChange={(next) => {
          setCrs(next);
          tell(text, next);
        }}
      />
    </>
  );
}
