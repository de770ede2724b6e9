/** A text as a QR code, dark on white whatever the theme, as readers need it. */
import { useMemo } from 'preact/hooks';
import { qrPath } from '../../style/qr-path.ts';

/** `tooLong` stands where the text fits no code. */
export function QrCode({ text, label, tooLong }: { text: string; label: string; tooLong: string }) {
  const code = useMemo(() => qrPath(text), [text]);
  if (!code) return <p class="quiet">{tooLong}</p>;
  const { size, path } = code;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#ffffff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000000" d={path} />
    </svg>
  );
}
