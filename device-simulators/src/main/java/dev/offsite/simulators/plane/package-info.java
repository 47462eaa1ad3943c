/**
 * Plane geometry and motion for the world: positions in metres, rings, paths and drives.
 *
 * <p>Nothing here is shared with module {@code geo}: the truth must not depend on the code that is
 * judged by it.
 */
package dev.offsite.simulators.plane;
