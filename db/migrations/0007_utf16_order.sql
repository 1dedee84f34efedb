-- The order of keys in RFC 8785 compares UTF-16 units: there, the code points of a pair of surrogates precede U+E000 to
-- U+FFFF. U+10FFFF, the last code point, moves those behind all pairs; where a key contains it, U+0001 marks it as itself.
create or replace function utf16_order(key text) returns text
  language sql immutable strict parallel safe
  return case
    when octet_length(key) = char_length(key) then key
    else regexp_replace(
      replace(key, chr(1114111), chr(1114111) || chr(1)), U&'([\E000-\FFFF])', chr(1114111) || '\1', 'g')
  end;
