/** The collections. Their schemas live in `domain/schemas`; the catalogue applies them, so that site, scripts and tests print the same faults. */
import { defineCollection } from 'astro:content';
import { collectionNames } from '#domain/schemas/index.ts';
import { entries } from './content-loader.ts';

export const collections = Object.fromEntries(collectionNames.map((name) => [name, defineCollection({ loader: entries(name) })]));
