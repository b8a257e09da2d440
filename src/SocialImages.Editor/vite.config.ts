import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env.API ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../SocialImages.Api/wwwroot/editor',
    emptyOutDir: true,
    target: 'es2023',
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/graphql': { target: api, ws: true }, '/files': api, '/uploads': api } },
})
