import { lazy, type ComponentType } from 'react'
import { isOffline } from '../client/connection'

const pause = 1500
const mostTries = 3

/** Fetched when first needed; without a connection it is waited for, since what is written must not end with a part that does not come. */
export async function insist<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let tries = 1; ; tries++) {
    try {
      return await load()
    } catch (problem) {
      if (tries >= mostTries && !isOffline()) throw problem
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

export const lazily = <Props extends object>(load: () => Promise<ComponentType<Props>>) => lazy(async () => ({ default: await insist(load) }))
