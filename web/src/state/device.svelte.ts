/** Whether the list is a sheet over the map (phones) instead of a column beside it. As in ui/Panel.svelte. */
class Device {
  phone = $state(false)

  constructor() {
    if (typeof matchMedia === 'undefined') return
    const narrow = matchMedia('(max-width: 767px)')
    this.phone = narrow.matches
    narrow.addEventListener('change', () => (this.phone = narrow.matches))
  }
}

export const device = new Device()
