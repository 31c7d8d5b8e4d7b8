var user_details = 
 {
 "expanded_url": "https://example.org",
 "screen_name": "made_up",
 "location": "Somewhere",
 "full_name": "Made Up",
 "bio": "Pre-med",
 "id": "424242",
 "created_at": "2012-01-01 00:00:00 +0000"
}