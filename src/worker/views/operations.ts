/** How saved views are described in OpenAPI. */
import { KEPT_MONTHS, LONGEST_VIEW } from '../../domain/saved-view.ts';

const ID = { type: 'string', pattern: '^[\\w-]{20}$', description: 'Follows from the text of the view.' };
const VIEW = {
  type: 'string',
  maxLength: LONGEST_VIEW,
  pattern: '^/\\?',
  description: 'The address of the view from its path on: query string, and hash with the camera.',
};

const KEPT = {
  type: 'object',
  required: ['id', 'link'],
  properties: { id: ID, link: { type: 'string', format: 'uri', description: 'Opens the view.' } },
};
const FOUND = { type: 'object', required: ['id', 'view'], properties: { id: ID, view: VIEW } };

const answer = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});
const FAILURES = {
  '4XX': { $ref: '#/components/responses/Problem' },
  503: { $ref: '#/components/responses/Problem' },
};

/** The operations at `/views` and below. */
export const viewOperations = () => ({
  '/views': {
    post: {
      tags: ['Views'],
      operationId: 'saveView',
      summary: 'Keep a view that is too long for a link',
      description: `For pages of this site only (no CORS): the request carries its Origin. The same view has the same id. It is kept for ${KEPT_MONTHS} months after it was last opened.`,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['view'],
              additionalProperties: false,
              properties: { view: VIEW },
            },
          },
        },
      },
      responses: { 200: answer('It was kept before.', KEPT), 201: answer('It is kept.', KEPT), ...FAILURES },
    },
  },
  '/views/{id}': {
    get: {
      tags: ['Views'],
      operationId: 'savedView',
      summary: 'A saved view by its id',
      parameters: [{ name: 'id', in: 'path', required: true, schema: ID }],
      responses: { 200: answer('The view.', FOUND), ...FAILURES },
    },
  },
});
