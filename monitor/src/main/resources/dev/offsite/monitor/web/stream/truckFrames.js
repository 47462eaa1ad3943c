/**
 * A binary frame of trucks, read where it lies (docs/monitor-api.md, "Trucks, binary").
 *
 * @typedef {object} TruckFrame
 * @property {boolean} full whether it replaces all trucks
 * @property {number} total trucks in the viewport altogether
 * @property {number} serverMs
 * @property {number} count
 * @property {number[]} gone
 * @property {(visit: (number: number, lng: number, lat: number, courseDeg: number | null, speedKph: number | null, flags: number, score: number, ageS: number) => void) => void} each
 */

const MAGIC = 0x54;
const VERSION = 1;
const HEAD_BYTES = 24;
const TRUCK_BYTES = 20;
const UNKNOWN = 65535;
const DEGREE = 1e-7;

/**
 * @param {ArrayBuffer} buffer
 * @returns {TruckFrame | null} null for frames of a later version, which a client ignores
 * @throws {RangeError} where the frame is shorter than it says
 */
export function readTruckFrame(buffer) {
  const view = new DataView(buffer);
  if (view.getUint8(0) !== MAGIC || view.getUint8(1) !== VERSION) {
    return null;
  }
  const count = view.getUint32(4, true);
  const goneCount = view.getUint32(8, true);
  const goneAt = HEAD_BYTES + count * TRUCK_BYTES;
  if (buffer.byteLength < goneAt + goneCount * 4) {
    throw new RangeError(`a frame of ${count} trucks has only ${buffer.byteLength} bytes`);
  }
  const gone = [];
  for (let i = 0; i < goneCount; i++) {
    gone.push(view.getUint32(goneAt + i * 4, true));
  }
  return {
    full: view.getUint8(2) === 0,
    total: view.getUint32(12, true),
    serverMs: view.getFloat64(16, true),
    count,
    gone,
    each(visit) {
      for (let i = 0, at = HEAD_BYTES; i < count; i++, at += TRUCK_BYTES) {
        const course = view.getUint16(at + 12, true);
        const speed = view.getUint16(at + 14, true);
        visit(
          view.getUint32(at, true),
          view.getInt32(at + 4, true) * DEGREE,
          view.getInt32(at + 8, true) * DEGREE,
          course === UNKNOWN ? null : course / 100,
          speed === UNKNOWN ? null : speed / 10,
          view.getUint8(at + 16),
          view.getUint8(at + 17),
          view.getUint16(at + 18, true),
        );
      }
    },
  };
}
