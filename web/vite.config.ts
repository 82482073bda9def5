import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const server = process.env.LOCURI_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // font-src and img-src 'self' leave no room for data: fonts
    chunkSizeWarningLimit: 1200, // the map library, loaded lazily
    emptyOutDir: false, // dist/.gitkeep stays; compress.mjs clears what is old
  },
  server: { proxy: { '/api': server } },
  test: { include: ['src/**/*.test.ts'] },
})
