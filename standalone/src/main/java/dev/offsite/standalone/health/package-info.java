/** Whether the parts of this process work, for people, scripts and Docker. */
package dev.offsite.standalone.health;
