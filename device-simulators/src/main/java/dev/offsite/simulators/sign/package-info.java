/** What a roadside sign does with the messages it gets. */
@NullMarked
package dev.offsite.simulators.sign;

import org.jspecify.annotations.NullMarked;
