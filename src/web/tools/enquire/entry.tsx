/** One entry of the form: its label, its input, a hint, and what is wrong with it. */
import type { ComponentChildren } from 'preact';
import { draft, faults } from './draft.ts';
import { texts } from './texts.ts';

export const idOf = (name: string): string => `enquire-${name}`;

/** What is wrong with an entry, in words; undefined when nothing is known to be. */
export function faultText(name: string): string | undefined {
  const kind = faults.value.get(name);
  if (kind === undefined) return undefined;
  if (name === 'contact' && kind === 'malformed') return texts.value.notContact[draft.value.channel];
  return texts.value.faults[`${name}.${kind}`] ?? texts.value.faults[kind] ?? texts.value.faults.malformed;
}

/** Attributes by which an input belongs to its label, hint and fault. */
export const inputOf = (name: string, hasHint = false) => {
  const wrong = faults.value.has(name);
  const described = [hasHint && `${idOf(name)}-hint`, wrong && `${idOf(name)}-fault`]
    .filter(Boolean)
    .join(' ');
  return {
    id: idOf(name),
    'aria-invalid': wrong,
    ...(described ? { 'aria-describedby': described } : {}),
  };
};

export function Fault({ name }: { name: string }) {
  const fault = faultText(name);
  return fault === undefined ? null : (
    <p class="enquire-fault" id={`${idOf(name)}-fault`}>
      {fault}
    </p>
  );
}

export function Entry({
  name,
  label,
  hint,
  children,
}: {
  name: string;
  label: string;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <div class="enquire-entry">
      <label for={idOf(name)}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="enquire-hint" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      )}
      <Fault name={name} />
    </div>
  );
}
