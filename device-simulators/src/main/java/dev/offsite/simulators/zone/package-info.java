/** Areas with hours, as the world sees them; read by code of its own, apart from module geo. */
package dev.offsite.simulators.zone;
