/** Our own icons: strokes on a field of 24. */
const PATHS = {
  today: 'M5 6h14v13H5zM5 10h14M9 4v4M15 4v4',
  orders: 'M9 7h11M9 12h11M9 17h11M4.5 7h.01M4.5 12h.01M4.5 17h.01',
  bulk: 'M12 16V5M7.5 9 12 4.5 16.5 9M4 17v3h16v-3',
  money: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 7.5 12 12l3.5-4.5M12 12v5M9 12.5h6M9 15h6',
  complaints: 'M4 5h16v11H11l-5 4v-4H4z',
  trouble: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3h.01',
  pushes: 'M4 13h4l1.5 3h5L16 13h4M4 13V19h16v-6M12 4v7M8.8 8 12 11.2 15.2 8',
  webhooks: 'M9 8a3 3 0 1 1 4.6 2.5L16 15M8 12a3.5 3.5 0 1 0 2 6.3h5M15 15a2.5 2.5 0 1 1 0 5',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1',
  shops: 'M4.5 10.5V20h15v-9.5M3 10l2-6h14l2 6zM10 20v-5h4v5',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19.5 7',
  warn: 'M12 7v6.5M12 17h.01',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5.5l3 2',
  up: 'M12 19V6M6.5 11 12 5.5 17.5 11',
  right: 'M5 12h13M13 6.5 18.5 12 13 17.5',
  down: 'M6 9.5 12 15.5 18 9.5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20 20',
  moon: 'M19.5 14A8 8 0 1 1 10 4.5a6.5 6.5 0 0 0 9.5 9.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4',
  copy: 'M9 9h10v11H9zM6 15H5V4h10v2',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0',
  plus: 'M12 5v14M5 12h14',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M4 17v3h16v-3',
} as const

export type IconName = keyof typeof PATHS

/** Says nothing by itself: the words stand beside it, or on its button. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
