// Empties dist before a build and leaves .gitkeep, which lets the Go package compile without a build.
import { readdirSync, rmSync } from 'node:fs'

for (const name of readdirSync('dist')) {
  if (name !== '.gitkeep') rmSync(`dist/${name}`, { recursive: true })
}
