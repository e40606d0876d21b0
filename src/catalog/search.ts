/** The documents for search, built once. */
import { documentSource } from '#domain/document-source.ts';
import { buildDocuments } from '#domain/search/documents.ts';
import { captionsOf } from './captions.ts';
import { relations } from './index.ts';

export const documents = buildDocuments(documentSource(relations, captionsOf));
