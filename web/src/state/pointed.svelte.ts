/** The place that pointer or focus is on, in the list or on the map: each shows the other's. 0 is none. */
class Pointed {
  id = $state(0)
  /** Whether it is the list that points; the list then need not go to the row. */
  inList = false
}

export const pointed = new Pointed()
