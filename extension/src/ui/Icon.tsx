/** Our own icons: lines of two units on a grid of 24. Always decoration; the text beside them says the same. */

const DRAWINGS = {
  check: "M5 12.5 9.8 17.3 19 7.5",
  chevron: "m9 5.5 6.5 6.5L9 18.5",
  clock: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2.2",
  close: "m6.5 6.5 11 11M17.5 6.5l-11 11",
  copy: "M9 8.5h10a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1ZM16 8.5V4a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10.5a1 1 0 0 0 1 1h3",
  cross: "m6.5 6.5 11 11M17.5 6.5l-11 11",
  dash: "M6 12h12",
  desk: "M3.5 20h17M5.5 20v-6h13v6M12 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM7.5 14c.3-2.2 2-3.5 4.5-3.5s4.2 1.3 4.5 3.5",
  euro: "M18 6.3A7 7 0 0 0 8 12a7 7 0 0 0 10 5.7M5 10.5h8M5 13.5h8",
  half: "M5 13.8c1.6-3.2 4.2-3 7-1.8s5.4 1.4 7-1.8",
  list: "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01",
  mail: "M4 6h16v12H4ZM4.5 7l7.5 6 7.5-6",
  out: "M13.5 5H19v5.5M19 5l-8.5 8.5M17 14v5H5V7h5",
  paper: "M7 3.5h7l4 4v13H7ZM14 3.5v4h4M10 12h5M10 15.5h5",
  people:
    "M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM3.5 19c0-3 2-5 5.5-5s5.5 2 5.5 5M15.5 5.4a2.8 2.8 0 0 1 0 5.3M17 14.3c2.2.5 3.5 2.2 3.5 4.7",
  phone:
    "M6.5 4h3l1.3 4-2 1.5a11 11 0 0 0 5.7 5.7l1.5-2 4 1.3v3a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4Z",
  printer: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z",
  question: "M8.7 9a3.4 3.4 0 1 1 5 3c-1.2.7-1.7 1.3-1.7 2.5M12 18.5h.01",
  scales: "M12 4v16M7.5 20h9M5 7l7-1.5L19 7M5 7l-2.5 6.5h5ZM19 7l-2.5 6.5h5Z",
  search: "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12ZM15 15l5.5 5.5",
  sliders:
    "M4 7.5h7M17 7.5h3M4 16.5h3M13 16.5h7M14 5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM10 14a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z",
  target: "M12 6a6 6 0 1 1 0 12 6 6 0 0 1 0-12ZM12 2.5V6M12 18v3.5M2.5 12H6M18 12h3.5",
  warning: "M12 4.5 3.5 19.5h17ZM12 10v4.5M12 17h.01",
} as const;

/** Name of an icon. */
export type IconName = keyof typeof DRAWINGS;

/** A drawing in the colour of the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
