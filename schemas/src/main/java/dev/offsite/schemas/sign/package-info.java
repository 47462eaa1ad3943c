/** What roadside signs are told over MQTT, and on which topics. */
@NullMarked
package dev.offsite.schemas.sign;

import org.jspecify.annotations.NullMarked;
