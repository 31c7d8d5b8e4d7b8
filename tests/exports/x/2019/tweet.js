window.YTD.tweet.part0 = [ {
  "retweeted": false,
  "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
  "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
  },
  "display_text_range": [
    "0",
    "16"
  ],
  "favorite_count": "3",
  "id_str": "201",
  "truncated": false,
  "retweet_count": "0",
  "id": "201",
  "created_at": "Tue Mar 05 10:00:00 +0000 2019",
  "favorited": false,
  "full_text": "Unwrapped, first",
  "lang": "en"
}, {
  "retweeted": false,
  "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
  "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
  },
  "display_text_range": [
    "0",
    "22"
  ],
  "favorite_count": "3",
  "id_str": "202",
  "truncated": false,
  "retweet_count": "0",
  "id": "202",
  "created_at": "Tue Mar 05 11:00:00 +0000 2019",
  "favorited": false,
  "full_text": "Unwrapped, }, { second",
  "lang": "en"
}, {
  "retweeted": false,
  "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
  "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
  },
  "display_text_range": [
    "0",
    "12"
  ],
  "favorite_count": "3",
  "id_str": "203",
  "truncated": false,
  "retweet_count": "0",
  "id": "203",
  "created_at": "Wed Mar 06 11:00:00 +0000 2019",
  "favorited": false,
  "full_text": "RT @a: third",
  "lang": "en"
} ]