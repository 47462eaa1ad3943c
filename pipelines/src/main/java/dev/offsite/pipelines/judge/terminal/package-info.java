/**
 * What is wrong with a truck's terminal: it fell silent on a trip or lost its power or antenna
 * ({@link dev.offsite.pipelines.judge.terminal.DarkFold}), its positions leap ({@link
 * dev.offsite.pipelines.judge.terminal.LeapFold}), or it repeats one position while the truck
 * drives ({@link dev.offsite.pipelines.judge.terminal.Frozen}, and {@code LeapFold} where it says
 * that the truck stands). All figures are parameters of rules in reference data.
 */
package dev.offsite.pipelines.judge.terminal;
