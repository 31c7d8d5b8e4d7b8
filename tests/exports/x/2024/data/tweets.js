window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1001"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
      "entities": {
        "urls": [
          {
            "url": "https://t.co/abc",
            "expanded_url": "https://example.org/sleep?a=1&b=2",
            "display_url": "example.org/sleep",
            "indices": [
              "31",
              "45"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "47"
      ],
      "favorite_count": "3",
      "id_str": "1001",
      "truncated": false,
      "retweet_count": "0",
      "id": "1001",
      "created_at": "Sat Aug 12 16:10:37 +0000 2023",
      "favorited": false,
      "full_text": "Night shift &amp; coffee &lt;3 https://t.co/abc",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1002"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
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
        "20"
      ],
      "favorite_count": "3",
      "id_str": "1002",
      "truncated": false,
      "retweet_count": "0",
      "id": "1002",
      "created_at": "Sun Aug 13 08:00:00 +0000 2023",
      "favorited": false,
      "full_text": "@somebody thank you!",
      "lang": "en",
      "in_reply_to_status_id_str": "999",
      "in_reply_to_user_id_str": "7",
      "in_reply_to_screen_name": "somebody"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1003"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
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
        "68"
      ],
      "favorite_count": "3",
      "id_str": "1003",
      "truncated": false,
      "retweet_count": "0",
      "id": "1003",
      "created_at": "Sun Aug 13 09:00:00 +0000 2023",
      "favorited": false,
      "full_text": "RT @journal: New results on sleep and learning, read the whole arti…",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1004"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
      "entities": {
        "urls": [
          {
            "url": "https://t.co/quo",
            "expanded_url": "https://twitter.com/journal/status/42",
            "display_url": "twitter.com/journal/st…",
            "indices": [
              "6",
              "20"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "22"
      ],
      "favorite_count": "3",
      "id_str": "1004",
      "truncated": false,
      "retweet_count": "0",
      "id": "1004",
      "created_at": "Sun Aug 13 10:00:00 +0000 2023",
      "favorited": false,
      "full_text": "This. https://t.co/quo",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1005"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
      "entities": {
        "urls": [],
        "media": [
          {
            "url": "https://t.co/pic",
            "expanded_url": "https://twitter.com/made_up/status/1005/photo/1",
            "type": "photo"
          }
        ]
      },
      "display_text_range": [
        "0",
        "40"
      ],
      "favorite_count": "3",
      "id_str": "1005",
      "truncated": false,
      "retweet_count": "0",
      "id": "1005",
      "created_at": "Sun Aug 13 11:00:00 +0000 2023",
      "favorited": false,
      "full_text": "Sunset over the library https://t.co/pic",
      "lang": "en",
      "extended_entities": {
        "media": [
          {
            "url": "https://t.co/pic",
            "type": "photo",
            "media_alt": "An orange sky"
          },
          {
            "url": "https://t.co/pic",
            "type": "photo",
            "ext_alt_text": "The same, later"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1006"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
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
        "296"
      ],
      "favorite_count": "3",
      "id_str": "1006",
      "truncated": false,
      "retweet_count": "0",
      "id": "1006",
      "created_at": "Mon Aug 14 06:30:05 +0000 2023",
      "favorited": false,
      "full_text": "Ward diary, part one. We walked from bed to bed and wrote down what we heard, and then we sat in the corridor and wrote down what we had not understood. We walked from bed to bed and wrote down what we heard, and then we sat in the corridor and wrote down what we had not un… https://t.co/longone",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1007"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
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
        "10"
      ],
      "favorite_count": "3",
      "id_str": "1007",
      "truncated": false,
      "retweet_count": "0",
      "id": "1007",
      "created_at": "Tue Aug 15 06:30:05 +0000 2023",
      "favorited": false,
      "full_text": "مرحبا 👋 東京",
      "lang": "und"
    }
  }
]
