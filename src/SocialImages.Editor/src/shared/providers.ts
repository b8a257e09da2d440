const names: Readonly<Record<string, string>> = { openai: 'OpenAI', stability: 'Stability AI', gemini: 'Google Gemini', midjourney: 'Midjourney', local: 'Stable Diffusion', compatible: 'OpenAI look-alike' }

/** As the provider writes itself. */
export const providerName = (provider: string | null) => (provider === null ? '' : names[provider] ?? provider)
