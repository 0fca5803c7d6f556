package org.shouxin.csv;

/**
 * One physical line of a file.
 *
 * @param number from 1
 * @param text without its end
 * @param ended whether a line end follows; only the file's last line can lack one
 * @param cut whether it was longer than allowed and {@code text} is only its beginning
 */
record Line(long number, String text, boolean ended, boolean cut) {}
