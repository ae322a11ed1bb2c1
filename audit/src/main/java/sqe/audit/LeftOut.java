package sqe.audit;

/**
 * Files below the folder of an audit that belong to none of its sets and were not looked at.
 *
 * @param place the folder that holds them, as the user would name it
 * @param files how many
 * @param command what audits them, ready to type; empty where they lie beside folders that were
 *     looked at, so that no folder is theirs alone
 */
public record LeftOut(String place, int files, String command) {}
