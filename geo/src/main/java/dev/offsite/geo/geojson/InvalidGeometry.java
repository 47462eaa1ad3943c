package dev.offsite.geo.geojson;

/** What to do with a polygon that is not valid (crossing rings, holes outside, spikes). */
public enum InvalidGeometry {
  /** Refuse the document, naming place and reason. */
  REFUSE,
  /** Repair it: what the faulty rings cover, with crossings noded and spikes dropped. */
  REPAIR
}
