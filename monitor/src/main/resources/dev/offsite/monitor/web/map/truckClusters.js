import { project } from "./projection.js";
import { palette, px, scoreColours } from "./symbols.js";

/** Area grows with the number of trucks. */
function radiusOf(trucks) {
  return px(Math.min(34, 10 + Math.sqrt(trucks) * 1.1));
}

function pixelOf(cluster, frame) {
  const [x, y] = project(cluster.lng, cluster.lat);
  return [x * frame.scaleX + frame.offsetX, y * frame.scaleY + frame.offsetY];
}

/** The cluster under a pixel of the map. */
export function clusterAt(clusters, frame, atX, atY) {
  return clusters.find((one) => {
    const [x, y] = pixelOf(one, frame);
    return Math.hypot(x - atX, y - atY) <= radiusOf(one.trucks);
  });
}

/**
 * Draws clusters: how many trucks, and as an arc how many of them have the worst score.
 *
 * @param {import("../live/Fleet.js").Fleet["clusters"]} clusters
 * @param {import("./CanvasLayer.js").Frame} frame
 */
export function paintClusters(clusters, frame) {
  const { context } = frame;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const cluster of clusters) {
    const [x, y] = pixelOf(cluster, frame);
    const r = radiusOf(cluster.trucks);
    const share = Math.min(1, cluster.atScore / Math.max(1, cluster.trucks));
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.fillStyle = palette()("panel");
    context.globalAlpha = 0.88;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 3.5;
    context.strokeStyle = palette()("line-strong");
    context.stroke();
    context.beginPath();
    context.arc(x, y, r, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
    context.strokeStyle = palette()(scoreColours[cluster.score] ?? scoreColours[0]);
    context.stroke();
    context.fillStyle = palette()("text");
    context.font = `600 ${px(13)}px ${palette()("font")}`;
    context.fillText(String(cluster.trucks), x, y);
  }
}
