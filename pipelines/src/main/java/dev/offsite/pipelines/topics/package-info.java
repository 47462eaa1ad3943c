/** The Kafka topics of the contract: which there are, how large, and how they come to be. */
package dev.offsite.pipelines.topics;
