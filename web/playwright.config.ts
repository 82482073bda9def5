import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'

const programs = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`)
const chromium = {
  executablePath: process.env.CHROMIUM ?? programs.find(existsSync) ?? programs[0],
  args: ['--no-sandbox'], // root has no sandbox
}

// Against the built binary, never the dev server: only there are worker, fonts and security policy those of real life.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/server.ts',
  outputDir: 'test-results',
  workers: 1, // drawing maps without a graphics card takes all of two cores
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: chromium,
    locale: 'ro-RO',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
  projects: [
    // A small laptop with coarse pixels, two by two of the page in one: without a graphics card each pixel of the map costs time.
    {
      name: 'desktop',
      testIgnore: '*.phone.spec.ts',
      use: { viewport: { width: 1024, height: 720 }, deviceScaleFactor: 0.5 },
    },
    {
      name: 'phone',
      grepInvert: /@once/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 0.5 },
    },
  ],
})
