import ol from "/lib/ol.mjs";
import { projectAll } from "./projection.js";

/**
 * Features of the map from GeoJSON in WGS-84, projected with the datum of the tiles.
 *
 * @param {any} collection a FeatureCollection
 * @param {(properties: any) => boolean} wanted
 */
export function featuresOf(collection, wanted) {
  return collection.features
    .filter((feature) => feature.geometry && wanted(feature.properties))
    .map((feature) => {
      const Geometry = ol.geom[feature.geometry.type];
      const made = new ol.Feature({
        ...feature.properties,
        geometry: new Geometry(projectAll(feature.geometry.coordinates)),
      });
      made.setId(feature.properties.id);
      return made;
    });
}

/** A vector layer over features that are set as a whole. */
export function vectorLayer(style, zIndex) {
  const source = new ol.source.Vector();
  const layer = new ol.layer.Vector({ source, style, zIndex, updateWhileAnimating: true, updateWhileInteracting: true });
  return {
    layer,
    source,
    /** @param {any[]} features */
    set(features) {
      source.clear(true);
      source.addFeatures(features);
    },
  };
}
