/** Line icons on a 24-unit grid, drawn in the colour of the text around them. */

const PATHS = {
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M20 20l-4-4',
  close: 'M6 6l12 12M18 6L6 18',
  chevron: 'M7 10l5 5l5-5',
  back: 'M14 6l-6 6l6 6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  city: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  pin: 'M12 21s-6-6.2-6-11a6 6 0 0 1 12 0c0 4.8-6 11-6 11zM12 8a2 2 0 1 0 0 4a2 2 0 0 0 0-4',
  hexagon: 'M12 3l7.8 4.5v9L12 21l-7.8-4.5v-9z',
  sliders: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z',
  phone: 'M6 3h3l2 5l-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
  mail: 'M4 6h16v12H4zM4 7l8 6l8-6',
  clock: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8v4l3 2',
  globe: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  page: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  polygon: 'M5 8l8-4l7 6l-3 9l-10-1z',
  frame: 'M4 6h16v12H4zM8 10h8v4H8z',
  bookmark: 'M7 4h10v16l-5-4l-5 4z',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  undo: 'M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3',
  chain: 'M3 9h6v6H3zM15 4h6v6h-6zM15 14h6v6h-6zM9 12h3M15 7h-3v10h3',
  chart: 'M4 20h16M6 16v-5M11 16V5M16 16V9',
  target:
    'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 1v4M12 19v4M1 12h4M19 12h4',
  star: 'M12 4l2.5 5.2l5.7.7l-4.2 3.9l1.1 5.6l-5.1-2.8l-5.1 2.8l1.1-5.6L3.8 9.9l5.7-.7z',
  alert: 'M12 4L2.5 20h19zM12 10v4.5M12 17v.5',
  share: 'M12 15V4M8 7.5L12 3.5l4 4M7 11H5v9h14v-9h-2',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  columns: 'M4 5h16v14H4zM9.5 5v14M15 5v14',
  download: 'M12 4v11M8 11.5l4 4l4-4M5 20h14',
  up: 'M12 19V6M6.5 11.5L12 6l5.5 5.5',
  down: 'M12 5v13M6.5 12.5L12 18l5.5-5.5',
  question: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M9.3 9.5a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2M12 17v.2',
  office: 'M4 21V8l8-5l8 5v13M9 21v-6h6v6M3 21h18',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
