/**
 * Ways to pass on what is shown. Its state in the address names a tool that the link opens, and what that remembers:
 * `compare:premises.a,premises.b`; empty where the link opens none.
 */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { searchOf } from '../../../domain/place.ts';
import { adopt } from '../../adopt.ts';
import { Icon } from '../../shell/icon.tsx';
import { language, place } from '../../state/app.ts';
import { viewport } from '../../state/viewport.ts';
import { linkTo } from '../../state/views.ts';
import { QrCode } from '../qr-code.tsx';
import { saveFile } from '../save-file.ts';
import { type ToolProps, toolOf } from '../tools.ts';
import { ListCsv } from './list-csv-section.tsx';
import { MapPicture } from './map-picture-section.tsx';
import style from './share.css?inline';
import { shortened } from './short-link.ts';
import { texts } from './texts.ts';

adopt(style);

/** The tool a link opens; undefined for none. */
function toolIn(state: string): { id: string; state: string } | undefined {
  const at = state.indexOf(':');
  const id = at < 0 ? state : state.slice(0, at);
  return toolOf(id) && { id, state: at < 0 ? '' : state.slice(at + 1) };
}

/** The address of what is shown, for readers of any language. */
function linkOf(state: string): string {
  // The hash follows the camera, which is known by what is in sight.
  void viewport.value;
  const search = searchOf({
    ...place.value,
    language: undefined,
    theme: undefined,
    partner: undefined,
    tool: toolIn(state),
  });
  return linkTo({ search, hash: location.hash });
}

/** Where what is shown becomes an embedded map. */
function studioAddress(): string {
  void viewport.value;
  const query = new URLSearchParams(
    searchOf({ ...place.value, language: undefined, theme: undefined, tool: undefined }),
  );
  query.set('lang', language.value);
  if (location.hash) query.set('at', location.hash.slice(1));
  return `/embed/studio?${query}`;
}

function Link({ link }: { link: string }) {
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      copied.value = 'yes';
    } catch {
      field.current?.select();
      copied.value = 'failed';
    }
  };
  const send = () => navigator.share({ title: document.title, url: link }).catch(() => undefined);
  return (
    <>
      <input
        class="share-link"
        type="text"
        readOnly
        aria-label={texts.value.link}
        value={link}
        ref={field}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="share-buttons">
        <button type="button" class="primary" onClick={copy}>
          {copied.value === 'yes' ? texts.value.copied : texts.value.copy}
        </button>
        {'share' in navigator && (
          <button type="button" class="pill" onClick={send}>
            <Icon name="share" />
            {texts.value.send}
          </button>
        )}
      </div>
      <p class="quiet" role="status">
        {copied.value === 'failed'
          ? texts.value.copyFailed
          : copied.value === 'yes'
            ? texts.value.copied
            : ''}
      </p>
    </>
  );
}

function Code({ link }: { link: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const save = () => {
    const code = holder.current?.querySelector('svg');
    if (!code) return;
    const copy = code.cloneNode(true) as SVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', '480');
    copy.setAttribute('height', '480');
    saveFile('qr.svg', new Blob([copy.outerHTML], { type: 'image/svg+xml' }));
  };
  return (
    <div class="share-code" ref={holder}>
      <QrCode text={link} label={texts.value.qrLabel} tooLong={texts.value.qrTooLong} />
      <button type="button" class="pill" onClick={save}>
        <Icon name="download" />
        {texts.value.qrSave}
      </button>
    </div>
  );
}

export function Tool({ state }: ToolProps) {
  const { link, state: shortening } = shortened(linkOf(state));
  const opens = toolIn(state);
  return (
    <div class="share">
      <section>
        <h3>{texts.value.link}</h3>
        <Link key={link} link={link} />
        <p class="quiet share-note">
          {shortening === 'waiting' || shortening === 'failed' || shortening === 'done'
            ? `${texts.value.shortening[shortening]} `
            : ''}
          {opens ? texts.value.linkTo(toolOf(opens.id)!.label[language.value]) : texts.value.linkHint}
        </p>
      </section>
      <section>
        <h3>{texts.value.qr}</h3>
        <Code link={link} />
      </section>
      <MapPicture />
      <section>
        <a class="pill" href={studioAddress()} target="_blank" rel="noopener">
          <Icon name="columns" />
          {texts.value.embed}
        </a>
      </section>
      <ListCsv />
    </div>
  );
}
