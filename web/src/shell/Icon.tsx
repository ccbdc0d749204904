/** Line icons on a 24 px grid. */
const paths = {
  hydrant: 'M9 21V9a3 3 0 0 1 6 0v12M7 21h10M7 12h10M12 6V3.500M6 12v3M18 12v3',
  fire: 'M12 3c.7 3.200 5 5.200 5 10a5 5 0 0 1-10 0c0-2.300 1.200-3.600 2-4.800.5 1.600 1 2.200 1.700 2.500C10.500 8 11 5.300 12 3z',
  zone: 'M4 6.500 9.500 4l5 2.500L20 4v13.500L14.500 20l-5-2.500L4 20zM9.500 4v13.500M14.500 6.500V20',
  data: 'M5 6c0-1.700 3.100-3 7-3s7 1.300 7 3-3.100 3-7 3-7-1.300-7-3zM5 6v12c0 1.700 3.100 3 7 3s7-1.300 7-3V6M5 12c0 1.700 3.100 3 7 3s7-1.300 7-3',
  plan: 'M4 20l1-4L16 5l3 3L8 19zM13.500 7.500l3 3M4 20h16',
  undo: 'M9 8H15a5 5 0 0 1 0 10h-4M9 8l3.500-3.500M9 8l3.500 3.500',
  hand: 'M5 4l5.500 15 2.200-6.300L19 10.500z',
  cross: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.500 8.500l7 7M15.500 8.500l-7 7',
  off: 'M12 3v8M7 6.300a7.500 7.500 0 1 0 10 0',
  barrier: 'M3 8h18v5H3zM6 13v7M18 13v7M8 8l-3 5M14 8l-3 5M20 8l-3 5',
  survey: 'M8 4h8v3H8zM8 5.500H5.500V20.500h13V5.500H16M9 13.500l2.200 2.200L15.500 11',
  moon: 'M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300 19 19M5 19l1.700-1.700M17.300 6.700 19 5',
  language:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c2.500 2.700 3.500 5.700 3.500 9s-1 6.300-3.500 9c-2.500-2.700-3.500-5.700-3.500-9S9.500 5.700 12 3z',
  layers: 'm12 3 9 5-9 5-9-5zM3 12.500l9 5 9-5M3 16.500l9 5 9-5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  down: 'm7 10 5 5 5-5',
  close: 'm6 6 12 12M18 6 6 18',
  back: 'M14.500 6 8.500 12l6 6',
  next: 'm9.500 6 6 6-6 6',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 20 20',
  pin: 'M12 21c4-5 6.500-7.800 6.500-11a6.500 6.500 0 1 0-13 0c0 3.200 2.500 6 6.500 11zM12 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.500M12 7.500v.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
