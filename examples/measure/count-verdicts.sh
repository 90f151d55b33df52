#!/bin/sh
# Counts how often the page of each verdict was opened: count-verdicts.sh ACCESS_LOG
grep -oE '"GET [^ ]*/s/(po-[123]|mid|pm-[123])/ ' "$1" | grep -oE '(po-[123]|mid|pm-[123])' | sort | uniq -c
